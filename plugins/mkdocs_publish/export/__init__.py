"""The built site in other forms: a zip for any web server, a PDF per locale."""
