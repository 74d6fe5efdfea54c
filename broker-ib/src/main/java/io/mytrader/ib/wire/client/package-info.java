/** What a client sends, one record a message; the components are the fields in order. */
@NullMarked
package io.mytrader.ib.wire.client;

import org.jspecify.annotations.NullMarked;
