/**
 * A database and partner services that take exactly as long as they are told to, and note when each
 * of their operations began and ended: the truth that the agent is judged by. To the application
 * this is a library in a jar of its own, as a driver and a template class would be.
 */
@NullMarked
package org.stubs;

import org.jspecify.annotations.NullMarked;
