"""What must be true across files: one function a rule, one sentence a rule, in one table."""
