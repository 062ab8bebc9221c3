/**
 * YAML as a tree of values that know their place, so that whoever refuses one can say where it
 * stands. Entry type: {@link io.narrows.engine.slo.yaml.YamlFile}. Law: nothing outside names the
 * library that parses.
 */
@NullMarked
package io.narrows.engine.slo.yaml;

import org.jspecify.annotations.NullMarked;
