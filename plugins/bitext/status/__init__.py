"""How far each locale is translated."""
