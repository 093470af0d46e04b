"""Train the sentence encoder: vocabulary, further pretraining, fine-tuning, export."""
