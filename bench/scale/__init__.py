"""What one machine bears: a thousand pulses at once, a hundred thousand statuses, a store of five million messages."""
