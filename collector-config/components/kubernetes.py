"""Validates the manifests of a file against the schemas of Kubernetes, strictly."""
import sys

import kubernetes_validate
import yaml

VERSION = "1.37.0"
# Kinds of an operator, of which Kubernetes has no schema: only that they can be read is known.
CUSTOM = {"Instrumentation"}

found = 0
for manifest in yaml.safe_load_all(open(sys.argv[1], encoding="utf-8")):
    if manifest is None:
        continue
    found += 1
    if manifest["kind"] in CUSTOM:
        continue
    try:
        kubernetes_validate.validate(manifest, VERSION, strict=True)
    except kubernetes_validate.ValidationError as error:
        path = ".".join(str(part) for part in error.path)
        sys.exit(f"{manifest['kind']} {manifest['metadata']['name']}: {path}: {error.message}")
if not found:
    sys.exit("no manifest in it")
