using System.Reflection;

namespace ClaimTrack.Domain.Tests;

/// <summary>Where stories begin. Everything is brought about through the public API of the domain, as people do it; only
/// identities, which a database would give, are set from outside.</summary>
static class Given
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 3, 2);

    static int s_lastId = 1000;

    public static readonly VerdictText Words = new()
    {
        Headline = "The bridge cost fourteen million",
        Standfirst = "The accounts of the city say so.",
        Conclusion = "The bridge cost 14 million, not 10.",
        InShort = "The accounts were audited.",
        Explanation = "We read the accounts of 2019 to 2024 and added up what was paid.",
    };

    /// <summary>A newsroom: Ada keeps it, Ben, Cleo, Dora, Emil and Fay edit, Ana and Finn check facts, Otto looks on.</summary>
    public static Team Team(TeamPolicy? policy = null, string name = "Daily Proof")
    {
        var team = Identified(new Team(name, Slug.From(name), "en", "account-of-Ada", "Ada", Noon));
        Set(Identified(team.Named("Ada")), nameof(Member.TeamId), team.Id);
        foreach (var editor in (string[])["Ben", "Cleo", "Dora", "Emil", "Fay"]) team.Joined(editor, Role.Editor);
        foreach (var checker in (string[])["Ana", "Finn"]) team.Joined(checker, Role.FactChecker);
        team.Joined("Otto", Role.Observer);
        foreach (var rating in team.Scale.Ratings) Identified(rating);
        if (policy is not null) team.SetPolicy(policy, team.Named("Ada"), Noon);
        return team;
    }

    public static Member Joined(this Team team, string name, Role role) =>
        Identified(team.Admit($"account-of-{name}", name, role, Noon));

    public static Member Named(this Team team, string name) => team.Members.Single(m => m.Name == name);

    public static Rating Rating(this Team team, string key) => team.Scale.Ratings.Single(r => r.Key == key);

    public static void Changes(this Team team, Func<TeamPolicy, TeamPolicy> how) =>
        team.SetPolicy(how(team.Policy), team.Named("Ada"), Noon);

    public static Article Article(Team team, string title = "Mayor praises bridge", DateOnly? publishedOn = null, string url = "https://news.example/bridge")
    {
        var facts = new ArticleFacts { Title = title, Publisher = "City News", PublishedOn = publishedOn, Url = url };
        var article = Identified(new Article(facts, "The bridge cost ten million.", "p", "hash-of-1", RevisionOrigin.Pasted, team.Named("Ana"), Noon));
        Identified(article.Latest);
        return article;
    }

    public static Source Source(Team team, string title = "City accounts", string? url = null) =>
        Identified(new Source(team.Id, title, SourceKind.OfficialRecord, "The city", null, url));

    /// <summary>A claim that nobody has taken up yet, submitted by Ana.</summary>
    public static Claim Claim(Team? team = null, string statement = "The bridge cost 10 million", Func<ClaimFacts, ClaimFacts>? facts = null)
    {
        team ??= Team();
        var said = new ClaimFacts { Statement = statement };
        return Identified(new Claim(facts?.Invoke(said) ?? said, null, null, team.Named("Ana"), Noon));
    }

    // Each of these takes a claim on to where its name says, through every step that lies between.

    public static Claim Appearing(this Claim claim, string title = "Mayor praises bridge", DateOnly? publishedOn = null, string url = "https://news.example/bridge")
    {
        var article = Article(claim.Team, title, publishedOn, url);
        Identified(claim.Appear(article, article.Latest, new Quote("cost ten million", "The bridge ", ".", 11, 27), claim.Team.Named("Ana"), Noon));
        return claim;
    }

    public static Claim Sourced(this Claim claim, int sources = 2, bool primary = true, string? url = null, string? archivedUrl = null)
    {
        for (var n = 1; n <= sources; n++)
        {
            var use = new EvidenceFacts { Stance = Stance.Contradicts, IsPrimary = primary, Quote = "14 million", ArchivedUrl = archivedUrl };
            Identified(claim.AddEvidence(Source(claim.Team, $"City accounts, volume {n}", url), use, claim.Team.Named("Ana"), Noon));
        }
        return claim;
    }

    public static Claim Researching(this Claim claim)
    {
        if (claim.Status == ClaimStatus.Open) claim.Accept(claim.Team.Named("Ana"), Noon);
        return claim;
    }

    public static Claim Drafted(this Claim claim, Member? by = null, VerdictText? words = null, string rating = "false")
    {
        claim.Researching().DraftVerdict(claim.Team.Rating(rating), words ?? Words, by ?? claim.Team.Named("Ana"), Noon);
        return claim;
    }

    public static Claim InReview(this Claim claim, Member? draftedBy = null)
    {
        claim.Researching();
        if (claim.CurrentDraft is null) claim.Drafted(draftedBy);
        if (claim.SourceCount < claim.Team.Policy.MinimumSources) claim.Sourced(claim.Team.Policy.MinimumSources);
        claim.RequestReview(claim.CurrentDraft!.Author, Noon);
        return claim;
    }

    public static Claim Approved(this Claim claim)
    {
        if (claim.Status != ClaimStatus.InReview) claim.InReview();
        var voters = claim.Team.Members.Where(m => m.May(Permission.Vote) && !claim.IsVerdictAuthor(m)).OrderBy(m => m.Name, StringComparer.Ordinal);
        foreach (var voter in voters)
            if (claim.Status == ClaimStatus.InReview) claim.Approve(voter);
        return claim;
    }

    public static Claim Published(this Claim claim)
    {
        claim.Approved().Publish(new GateContext(Noon), claim.Team.Named("Ben"));
        return claim;
    }

    public static Claim UnderCorrection(this Claim claim, CorrectionKind kind = CorrectionKind.Clarification)
    {
        if (claim.Status != ClaimStatus.Published) claim.Published();
        claim.StartCorrection(kind, "A reader pointed it out.", claim.Team.Named("Ben"), Noon);
        return claim;
    }

    public static Claim Retracted(this Claim claim)
    {
        claim.Published().Retract("The accounts were forged.", claim.Team.Named("Ben"), Noon);
        return claim;
    }

    public static Claim Declined(this Claim claim)
    {
        claim.Decline(DeclineReason.Opinion, null, claim.Team.Named("Ben"), Noon);
        return claim;
    }

    public static Claim Parked(this Claim claim)
    {
        claim.Park(Today.AddDays(7), "Waiting for the accounts", claim.Team.Named("Ana"), Noon);
        return claim;
    }

    public static Claim Merged(this Claim claim, Claim into)
    {
        claim.MergeInto(into, claim.Team.Named("Ana"), Noon);
        return claim;
    }

    public static Vote Approve(this Claim claim, Member by) =>
        claim.Vote(by, Decision.Approve, null, claim.CurrentDraft!.Number, Noon);

    public static Vote AskForChanges(this Claim claim, Member by, string? comment = "Name the year.") =>
        claim.Vote(by, Decision.RequestChanges, comment, claim.CurrentDraft!.Number, Noon);

    /// <summary>The entity with an identity, as the database gives it.</summary>
    public static T Identified<T>(T entity) where T : class
    {
        Set(entity, "Id", Interlocked.Increment(ref s_lastId));
        return entity;
    }

    /// <summary>Sets a property as the database does, past its private setter.</summary>
    public static void Set(object entity, string property, object? value) =>
        entity.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.Instance)!.SetValue(entity, value);
}
