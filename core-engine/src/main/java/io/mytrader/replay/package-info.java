/** Recording a session and proving that the engine decides the same again. */
@NullMarked
package io.mytrader.replay;

import org.jspecify.annotations.NullMarked;
