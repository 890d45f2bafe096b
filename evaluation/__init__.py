"""What is measured, and how: floors, benchmarks, and the makers that lay documents out as offices do."""
