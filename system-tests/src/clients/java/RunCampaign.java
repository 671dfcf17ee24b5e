import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.minga.client.ApiClient;
import org.minga.client.ApiException;
import org.minga.client.api.CampaignApi;
import org.minga.client.api.SubmissionApi;
import org.minga.client.api.VotingApi;
import org.minga.client.model.BallotDraft;
import org.minga.client.model.BallotRulesDraft;
import org.minga.client.model.CampaignRequest;
import org.minga.client.model.CampaignView;
import org.minga.client.model.ContestDraft;
import org.minga.client.model.ContestDraftMethod;
import org.minga.client.model.ContestResult;
import org.minga.client.model.Moderation;
import org.minga.client.model.OptionsDraft;
import org.minga.client.model.OrganisationKind;
import org.minga.client.model.OrganisationRequest;
import org.minga.client.model.PhaseKind;
import org.minga.client.model.PhaseRequest;
import org.minga.client.model.Purpose;
import org.minga.client.model.ReasonRequest;
import org.minga.client.model.ResultsVisible;
import org.minga.client.model.RulebookRequest;
import org.minga.client.model.SubmissionRequest;
import org.minga.client.model.SubmissionsVisible;

/** A partner's program: one small campaign from its call to its result, by the client that is generated from the document. */
public final class RunCampaign {
    private static final int PATIENCE_SECONDS = 60;

    /** @param arguments address of the gateway, a token of the organiser, tokens of participants */
    public static void main(String[] arguments) throws Exception {
        ApiClient organiser = client(arguments[0], arguments[1]);
        CampaignApi campaigns = new CampaignApi(organiser);
        VotingApi contests = new VotingApi(organiser);
        List<ApiClient> participants =
                List.of(arguments).subList(2, arguments.length).stream()
                        .map(token -> client(arguments[0], token))
                        .toList();

        UUID organisation = campaigns
                .createOrganisation(
                        key(),
                        new OrganisationRequest()
                                .name("Java Club")
                                .slug("java-" + key().substring(0, 8))
                                .kind(OrganisationKind.INSTITUTION))
                .getId();
        OffsetDateTime now = OffsetDateTime.now();
        CampaignView campaign = campaigns.createCampaign(
                key(),
                new CampaignRequest()
                        .organisationId(organisation)
                        .title(Map.of("en", "What shall we build?"))
                        .brief(Map.of("en", "The yard is ours."))
                        .purpose(Purpose.INNOVATION)
                        .zone("Europe/Madrid")
                        .languages(List.of("en"))
                        .phases(List.of(
                                phase(PhaseKind.COLLECT, now.minusMinutes(1), now.plusDays(1)),
                                phase(PhaseKind.VOTE, now.plusDays(2), now.plusDays(3))))
                        .rulebook(new RulebookRequest()
                                .moderation(Moderation.POST)
                                .submissionsVisible(SubmissionsVisible.ON_PUBLICATION)
                                .submissionsPerParticipant(3)
                                .resultsVisible(ResultsVisible.AFTER_CLOSE)));
        UUID collect = campaign.getPhases().get(0).getId();
        UUID vote = campaign.getPhases().get(1).getId();
        ContestDraft draft = new ContestDraft()
                .campaignId(campaign.getId())
                .phaseId(vote)
                .title(Map.of("en", "Which one?"))
                .ballot(new BallotRulesDraft().kind(BallotRulesDraft.KindEnum.APPROVAL))
                .method(new ContestDraftMethod().id("approval").putAdditionalProperty("seats", 1))
                .options(new OptionsDraft().from(OptionsDraft.FromEnum.SUBMISSIONS));
        UUID contest =
                patiently(() -> contests.createContest(key(), draft)).getId();
        campaigns.publishCampaign(campaign.getId(), key(), new HashMap<>());

        for (String title : List.of("A swing", "A pond")) {
            SubmissionRequest submission = new SubmissionRequest()
                    .campaignId(campaign.getId())
                    .type(SubmissionRequest.TypeEnum.IDEA)
                    .title(title)
                    .body("Because.")
                    .language("en");
            patiently(() -> new SubmissionApi(participants.get(0)).createSubmission(key(), submission));
        }
        until(() -> contests.getContest(contest).getOptions().size() == 2);
        campaigns.closePhase(campaign.getId(), collect, key(), new ReasonRequest().reason("All are here."));
        campaigns.openPhase(campaign.getId(), vote, key(), new ReasonRequest().reason("All are here."));
        until(() -> contests.getContest(contest).getState().getValue().equals("open"));
        String pond = contests.getContest(contest).getOptions().stream()
                .filter(option -> option.getTitle().equals("A pond"))
                .findFirst()
                .orElseThrow()
                .getCode();
        for (ApiClient participant : participants) {
            new VotingApi(participant).castBallot(contest, new BallotDraft().selections(List.of(pond)));
        }
        campaigns.closePhase(campaign.getId(), vote, key(), new ReasonRequest().reason("All have voted."));
        until(() -> contests.getContest(contest).getState().getValue().equals("provisional"));
        ContestResult result = contests.getResult(contest);
        System.out.println(
                "winner=" + result.getWinners().get(0).getTitle() + " ballots=" + result.getBallots());
    }

    private static ApiClient client(String gateway, String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(gateway);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }

    private static PhaseRequest phase(PhaseKind kind, OffsetDateTime opensAt, OffsetDateTime closesAt) {
        return new PhaseRequest().kind(kind).opensAt(opensAt).closesAt(closesAt);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** What one service was told another hears a moment later: until then it says 404 with Retry-After. */
    private static <T> T patiently(Callable<T> request) throws Exception {
        for (int second = 0; ; second++) {
            try {
                return request.call();
            } catch (ApiException refused) {
                if (refused.getCode() != 404 || second == PATIENCE_SECONDS) {
                    throw refused;
                }
                Thread.sleep(1_000);
            }
        }
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        for (int second = 0; !patiently(condition); second++) {
            if (second == PATIENCE_SECONDS) {
                throw new IllegalStateException("it did not come to pass in " + PATIENCE_SECONDS + " s");
            }
            Thread.sleep(1_000);
        }
    }
}
