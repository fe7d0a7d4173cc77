"""Benchmarks of zhitu; `scripts/bench` runs them, README.md here says what they measure."""
