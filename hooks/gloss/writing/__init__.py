"""What people tell becomes lines in files: in place, all or nothing, and never over what somebody else wrote."""
