"""What a person sees of the journal's safety: passphrase, backups, moving, mending."""
