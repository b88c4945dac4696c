"""The lists behind the address check; see README.md here for what each file is and where it comes from."""
