package org.minga.local.cli.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.minga.local.backing.process.BackingException;

/** Measures what the current thread uses; the collector and the compiler work in threads of their own. */
final class Meter {

    /**
     * @param seconds of CPU time
     * @param bytes allocated on the heap, whether or not they were freed again
     */
    record Use(double seconds, long bytes) {}

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Meter() {}

    /** Does a task once. Refuses to go on if the answer is wrong. */
    static Use measure(Task task) throws IOException {
        long thread = Thread.currentThread().threadId();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long start = THREADS.getCurrentThreadCpuTime();
        String answer = task.work().run();
        long end = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getThreadAllocatedBytes(thread) - bytes;
        if (!answer.equals(task.answer())) {
            throw new BackingException(
                    task.name() + " came to \"" + answer + "\" and not to \"" + task.answer() + "\".");
        }
        return new Use((end - start) / 1e9, allocated);
    }
}
