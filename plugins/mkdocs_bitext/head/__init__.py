"""What goes into a page's head: alternates, Open Graph, theme settings, the language suggestion."""
