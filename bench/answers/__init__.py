"""What readers write and what it means: a set of messages, six made pulses, and a judge that reckons with pandas."""
