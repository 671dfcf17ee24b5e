/** Holds the rendered manifests against the Kubernetes API's own types and against the house rules. */
@NullMarked
package org.minga.k8s;

import org.jspecify.annotations.NullMarked;
