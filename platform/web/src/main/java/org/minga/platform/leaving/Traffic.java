package org.minga.platform.leaving;

import java.time.Duration;

/**
 * What is being worked on, all threads together, and whether more is welcome: requests at the door, events of a queue.
 *
 * <pre>
 * OPEN --leave()--> LEAVING (serves, but closes connections after each answer) --close()--> CLOSED (503)
 * </pre>
 */
public final class Traffic {

    /** Whether requests are taken. */
    public enum Stage {
        OPEN,
        LEAVING,
        CLOSED
    }

    /** What became of a request at the entrance. */
    public enum Entrance {
        ENTERED,
        FULL,
        CLOSED
    }

    private final int most;
    private int inFlight;
    private Stage stage = Stage.OPEN;

    public Traffic(int most) {
        this.most = most;
    }

    /** Each ENTERED must be followed by one {@link #exit}. */
    public synchronized Entrance enter() {
        if (stage == Stage.CLOSED) {
            return Entrance.CLOSED;
        }
        if (inFlight >= most) {
            return Entrance.FULL;
        }
        inFlight++;
        return Entrance.ENTERED;
    }

    public synchronized void exit() {
        inFlight--;
        notifyAll();
    }

    public synchronized int inFlight() {
        return inFlight;
    }

    public synchronized Stage stage() {
        return stage;
    }

    public synchronized void leave() {
        stage = Stage.LEAVING;
    }

    /** Takes no more requests and waits for those in flight; returns how many are left when the time is over. */
    public synchronized int close(Duration patience) throws InterruptedException {
        stage = Stage.CLOSED;
        long until = System.nanoTime() + patience.toNanos();
        while (inFlight > 0) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return inFlight;
    }
}
