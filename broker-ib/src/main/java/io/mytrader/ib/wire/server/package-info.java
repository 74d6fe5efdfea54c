/** What a gateway sends, one record a message; the components are the fields in order. */
@NullMarked
package io.mytrader.ib.wire.server;

import org.jspecify.annotations.NullMarked;
