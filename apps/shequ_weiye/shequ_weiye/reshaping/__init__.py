"""What administrators reshape without code, and the rules that keep it sound and within the area."""
