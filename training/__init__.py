"""How `ontology/models/names.onnx` is made from the annotated sentences beside this file."""
