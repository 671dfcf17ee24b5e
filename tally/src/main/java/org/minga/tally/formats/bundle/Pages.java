package org.minga.tally.formats.bundle;

/** Cuts the lines of a box into pages and hashes each and all, the same way for who writes and who reads. */
final class Pages {

    private final int pageSize;
    private final Sha256 pageHash = new Sha256();
    private final Sha256 boxHash = new Sha256();
    private long pages;
    private long onPage;

    Pages(int pageSize) {
        this.pageSize = pageSize;
    }

    void add(byte[] line) {
        pageHash.addLine(line);
        boxHash.addLine(line);
        onPage++;
    }

    boolean isFull() {
        return onPage >= pageSize;
    }

    /** Lines on the page that has not ended. */
    long onPage() {
        return onPage;
    }

    /** Pages that have ended. */
    long ended() {
        return pages;
    }

    /** Ends the page: the hash of its lines. */
    String endPage() {
        pages++;
        onPage = 0;
        return pageHash.finish();
    }

    /** The hash of all lines; to be asked for once. */
    String endBox() {
        return boxHash.finish();
    }
}
