/**
 * The TWS socket protocol at server version 178, both directions: frames, fields, handshake, and
 * the codec that turns frames into the records of {@code client} (what a client sends) and {@code
 * server} (what a gateway sends).
 *
 * <p>A record's components, in order, are the fields of its message on the wire; the few messages
 * with optional blocks have a hand-written layout beside them. Written from public documentation
 * and recordings alone.
 */
@NullMarked
package io.mytrader.ib.wire;

import org.jspecify.annotations.NullMarked;
