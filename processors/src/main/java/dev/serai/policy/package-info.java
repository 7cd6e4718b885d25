/** What integrators write in YAML: files checked against a schema, CEL expressions, and errors that name file and line. */
@NullMarked
package dev.serai.policy;

import org.jspecify.annotations.NullMarked;
