/** The rules and configurations of this folder, held against the real programs that read them. */
package io.narrows.stack;
