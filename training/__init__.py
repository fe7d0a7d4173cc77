"""How the five files of `ontology/models` are made from the annotated paragraphs and documents beside this file."""
