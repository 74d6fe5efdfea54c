package io.mytrader.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C as a request instead of the end of the process, so that a second one can mean more than
 * the first.
 *
 * <p>The JDK offers signals only in {@code sun.misc}, which the compiler does not let anyone name
 * without a warning; hence the reflection. Where it is missing, the first Ctrl-C ends the process
 * after it has tidied up.
 */
final class InterruptSignal {
    private InterruptSignal() {}

    /** From now on each Ctrl-C is a request. */
    static void handOverTo(Interruption interruption) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler request =
                    (proxy, method, arguments) -> {
                        interruption.request();
                        return null;
                    };
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("INT"),
                            Proxy.newProxyInstance(
                                    handler.getClassLoader(), new Class<?>[] {handler}, request));
        } catch (ReflectiveOperationException | IllegalArgumentException notHere) {
            LoggerFactory.getLogger(InterruptSignal.class)
                    .debug("a second Ctrl-C will do no more than the first", notHere);
        }
    }
}
