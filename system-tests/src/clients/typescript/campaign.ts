// A partner's program: one small campaign from its call to its result, by the client that is generated from the document.
import { CampaignApi, Configuration, ResponseError, SubmissionApi, VotingApi } from "./minga/index.js";

declare const process: { argv: string[] };

const patienceSeconds = 60;
const [gateway, organiserToken, ...participantTokens] = process.argv.slice(2);

const configured = (token: string) => new Configuration({ basePath: gateway, headers: { Authorization: `Bearer ${token}` } });
const key = () => crypto.randomUUID();
const pause = () => new Promise((resolve) => setTimeout(resolve, 1000));

/** What one service was told another hears a moment later: until then it says 404 with Retry-After. */
async function patiently<T>(request: () => Promise<T>): Promise<T> {
  for (let second = 0; ; second++) {
    try {
      return await request();
    } catch (refused) {
      const notYet = refused instanceof ResponseError && refused.response.status === 404;
      if (!notYet || second === patienceSeconds) throw refused;
      await pause();
    }
  }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let second = 0; !(await patiently(condition)); second++) {
    if (second === patienceSeconds) throw new Error(`it did not come to pass in ${patienceSeconds} s`);
    await pause();
  }
}

const campaigns = new CampaignApi(configured(organiserToken));
const contests = new VotingApi(configured(organiserToken));
const participants = participantTokens.map(configured);

const organisation = await campaigns.createOrganisation({
  idempotencyKey: key(),
  organisationRequest: { name: "TypeScript Club", slug: `ts-${key().slice(0, 8)}`, kind: "institution" },
});
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const campaign = await campaigns.createCampaign({
  idempotencyKey: key(),
  campaignRequest: {
    organisationId: organisation.id!,
    title: { en: "What shall we build?" },
    brief: { en: "The yard is ours." },
    purpose: "innovation",
    zone: "Europe/Madrid",
    languages: ["en"],
    phases: [
      { kind: "collect", opensAt: inDays(-0.01), closesAt: inDays(1) },
      { kind: "vote", opensAt: inDays(2), closesAt: inDays(3) },
    ],
    rulebook: { moderation: "post", submissionsVisible: "on_publication", submissionsPerParticipant: 3, resultsVisible: "after_close" },
  },
});
const id = campaign.id!;
const [collect, vote] = campaign.phases!.map((phase) => phase.id!);
const contest = await patiently(() =>
  contests.createContest({
    idempotencyKey: key(),
    contestDraft: {
      campaignId: id,
      phaseId: vote,
      title: { en: "Which one?" },
      ballot: { kind: "approval" },
      method: { id: "approval", seats: 1 },
      options: { from: "submissions" },
    },
  }),
);
const contestId = contest.id!;
await campaigns.publishCampaign({ id, idempotencyKey: key(), body: {} });

for (const title of ["A swing", "A pond"]) {
  await patiently(() =>
    new SubmissionApi(participants[0]).createSubmission({
      idempotencyKey: key(),
      submissionRequest: { campaignId: id, type: "idea", title, body: "Because.", language: "en" },
    }),
  );
}
const read = () => contests.getContest({ id: contestId });
await until(async () => (await read()).options?.length === 2);
const move = (phaseId: string) => ({ id, phaseId, idempotencyKey: key(), reasonRequest: { reason: "All are here." } });
await campaigns.closePhase(move(collect));
await campaigns.openPhase(move(vote));
await until(async () => (await read()).state === "open");
const pond = (await read()).options!.find((option) => option.title === "A pond")!.code!;
for (const participant of participants) {
  await new VotingApi(participant).castBallot({ id: contestId, ballotDraft: { selections: [pond] } });
}
await campaigns.closePhase(move(vote));
await until(async () => (await read()).state === "provisional");
const result = await contests.getResult({ id: contestId });
console.log(`winner=${result.winners![0].title} ballots=${result.ballots}`);
