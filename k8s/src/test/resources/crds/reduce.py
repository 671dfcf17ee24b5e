#!/usr/bin/env python3
"""Reduces a CustomResourceDefinition (YAML on standard input) to the schema of its stored version, without prose:

    reduce.py KIND "owner/repository version" < definition.yaml > KIND.json
"""
import json
import sys

import yaml

# Prose, defaults and rules in CEL; formats are noted by "type" and "pattern" already.
KEYWORDS = {"description", "default", "format", "example", "x-kubernetes-validations", "x-kubernetes-list-type",
            "x-kubernetes-list-map-keys", "x-kubernetes-map-type"}
# Parts that we don't use and that would be most of the text. Using one is a fault until it is taken from this list.
UNUSED = {"override", "ephemeral", "nodeAffinity", "projectedVolumeTemplate", "podTemplate", "basicAuth", "oauth2",
          "authorization", "tlsConfig", "topologySpreadConstraints", "serviceTemplate", "pvcTemplate", "externalClusters",
          "walStorage", "tablespaces", "filters", "provider", "additionalPodAntiAffinity", "additionalPodAffinity"}


def reduced(node, names=False):
    """names: the keys of this object are names of fields, not keywords of a schema."""
    if isinstance(node, list):
        return [reduced(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: reduced(value, names=key == "properties" and not names)
        for key, value in node.items()
        if (names or key not in KEYWORDS) and not (names and key in UNUSED and len(json.dumps(value)) > 3000)
    }


kind, source = sys.argv[1:]
for document in yaml.safe_load_all(sys.stdin):
    if document and document.get("spec", {}).get("names", {}).get("kind") == kind:
        version = next(v for v in document["spec"]["versions"] if v.get("storage"))
        schema = reduced(version["schema"]["openAPIV3Schema"])
        schema["properties"].pop("status", None)
        json.dump({"group": document["spec"]["group"], "version": version["name"], "kind": kind, "from": source,
                   "schema": schema}, sys.stdout, separators=(",", ":"))
