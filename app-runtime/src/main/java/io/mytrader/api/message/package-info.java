/** What a WebSocket client receives. */
@NullMarked
package io.mytrader.api.message;

import org.jspecify.annotations.NullMarked;
