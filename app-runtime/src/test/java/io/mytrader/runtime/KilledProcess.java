package io.mytrader.runtime;

import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.SessionStore;
import io.mytrader.journal.SessionWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A process that trades recorded bars and kills itself, as {@code kill -9} does, at a step of its
 * journal. Arguments: data folder, bars, step, its occurrence.
 */
final class KilledProcess {
    static final int REFUSED = 3;

    private KilledProcess() {}

    public static void main(String[] arguments) throws Exception {
        KillStep step = KillStep.valueOf(arguments[2]);
        Trigger trigger = new Trigger(step, Integer.parseInt(arguments[3]));
        DataFolder folder = DataFolder.lock(Path.of(arguments[0]));
        SessionStore store = watched(folder.openStore(), trigger);
        SessionController controller =
                new SessionController(folder.path(), store, "test", System::currentTimeMillis);
        StartAnswer answer =
                controller.start(SessionDesk.recorded(Path.of(arguments[1])), Entries.SENT);
        if (!(answer instanceof StartAnswer.Started)) {
            System.out.println(answer);
            System.exit(REFUSED);
        }
        while (!controller.awaitEnd(Duration.ofMinutes(1))) {
            System.out.println(controller.status());
        }
        System.out.println(controller.status());
        store.close();
        System.exit(controller.end() == SessionEnd.DATA_ENDED ? 0 : 1);
    }

    private static SessionStore watched(SessionStore store, Trigger trigger) {
        return (SessionStore)
                Proxy.newProxyInstance(
                        KilledProcess.class.getClassLoader(),
                        new Class<?>[] {SessionStore.class},
                        (proxy, method, arguments) -> {
                            Object answer = invoke(store, method, arguments);
                            return answer instanceof SessionWriter writer
                                    ? watched(writer, trigger)
                                    : answer;
                        });
    }

    private static SessionWriter watched(SessionWriter writer, Trigger trigger) {
        return (SessionWriter)
                Proxy.newProxyInstance(
                        KilledProcess.class.getClassLoader(),
                        new Class<?>[] {SessionWriter.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("append")) {
                                trigger.appending((JournalEntry) arguments[0]);
                            }
                            Object answer = invoke(writer, method, arguments);
                            if (method.getName().equals("force")) {
                                trigger.forced();
                            }
                            return answer;
                        });
    }

    private static Object invoke(Object target, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /** Counts and kills. Engine thread only. */
    private static final class Trigger {
        private final KillStep step;
        private int left;
        private boolean armed;
        private String previous = "";
        private long barMillis;

        Trigger(KillStep step, int occurrence) {
            this.step = step;
            left = occurrence;
        }

        void appending(JournalEntry entry) {
            boolean reached = step.isReached(entry, previous, barMillis);
            previous = entry.kind();
            if (entry.kind().equals("in:BarClosed")) {
                barMillis = entry.timeMillis();
            }
            if (reached && --left == 0) {
                if (step.isOnceForced()) {
                    armed = true;
                } else {
                    die();
                }
            }
        }

        void forced() {
            if (armed) {
                die();
            }
        }

        private static void die() {
            try {
                new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid()))
                        .start()
                        .waitFor();
                Thread.sleep(Duration.ofMinutes(1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
