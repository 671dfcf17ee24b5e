package org.minga.tally.formats;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.minga.tally.formats.bundle.BallotJson;
import org.minga.tally.formats.bundle.BundleHeader;
import org.minga.tally.formats.bundle.BundleSeal;
import org.minga.tally.formats.bundle.BundleWriter;
import org.minga.tally.formats.bundle.Recount;
import org.minga.tally.formats.bundle.RecountOutcome;
import org.minga.tally.formats.bundle.TestSigner;
import org.minga.tally.formats.log.Commitment;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.merkle.MerkleFrontier;
import org.minga.tally.formats.pabulib.PabulibBallots;
import org.minga.tally.formats.pabulib.PabulibElection;
import org.minga.tally.formats.pabulib.PabulibReader;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.ballot.Ballot;

/** Reads, counts, writes and recounts far more ballots than its small heap could hold. Run by BoundedMemoryTest. */
public final class MemoryProbe {

    private static final int BALLOTS = 600_000;

    private MemoryProbe() {}

    /** Works in the folder named first and prints how many ballots it counted and whether the recount confirmed. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        PabulibElection election = (PabulibElection) PabulibReader.read(writeElection(folder.resolve("big.pb")));
        ContestRules rules = new ContestRules(election.method().orElseThrow(), election.ballotRules());
        Counter counter = Count.open(rules, election.options());
        try (PabulibBallots ballots = election.openBallots()) {
            ballots.forEachRemaining(ballot -> counter.add(ballot.ballot(), 1));
        }
        Path bundle = folder.resolve("big.ndjson");
        TestSigner signer = TestSigner.of(1);
        BundleHeader header = new BundleHeader(
                "c",
                "k",
                Map.of(),
                rules,
                election.options(),
                Map.of("kind", "any_account"),
                Conditions.NONE,
                List.of(signer.key()));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(bundle))) {
            BundleWriter writer = BundleWriter.open(header, out);
            writeBox(writer, signer);
            BundleSeal seal = writer.finish(signer);
            RecountOutcome outcome = Recount.of(bundle, seal.hash());
            System.out.println(counter.finish().result().ballots() + " "
                    + outcome.getClass().getSimpleName());
        }
    }

    /** A log and paper, half of the ballots each, and as many replaced ones. */
    private static void writeBox(BundleWriter writer, TestSigner signer) throws IOException {
        String ballot = BallotJson.write(new Ballot.Approval(List.of("p1")));
        MerkleFrontier tree = new MerkleFrontier();
        for (int i = 0; i < BALLOTS / 2; i++) {
            byte[] salt = ByteBuffer.allocate(16).putInt(i).array();
            byte[] replaced = ByteBuffer.allocate(32).putInt(i).array();
            writer.counted(ballot, salt, 1);
            writer.unopened(replaced);
            tree.append(new LogEntry.Ballot("c", Commitment.of(salt, Commitment.content(ballot, 1))).bytes());
            tree.append(new LogEntry.Ballot("c", replaced).bytes());
        }
        for (int i = 0; i < BALLOTS / 2; i++) {
            writer.voided(2 * i + 1);
            tree.append(new LogEntry.Void("c", 2 * i + 1).bytes());
        }
        writer.head(signer.head("c", tree.size(), tree.root(), Instant.EPOCH));
        writer.paper(ballot, BALLOTS / 2);
    }

    private static Path writeElection(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("META\nkey;value\nbudget;10\nvote_type;approval\nrule;greedy\nnum_votes;" + BALLOTS + "\n");
            out.write("PROJECTS\nproject_id;cost\np1;1\np2;2\np3;3\nVOTES\nvoter_id;vote;note\n");
            String note = "x".repeat(100);
            for (int i = 0; i < BALLOTS; i++) {
                out.write("a-rather-long-voter-id-" + i + ";p1,p" + (2 + i % 2) + ";" + note + "\n");
            }
        }
        return file;
    }
}
