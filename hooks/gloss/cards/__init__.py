"""Pictures that messengers show beside a link, drawn without a network and with the project's own fonts."""
