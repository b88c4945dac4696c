"""What the lists and the rules of domain names say about a domain; the same for addresses and for links."""
