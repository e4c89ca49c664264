using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Text;
using ClaimTrack.Web.Platform.Seeding;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Public;

/// <summary>The application with the demo's two newsrooms in it.</summary>
public sealed class ReaderSite : App, IAsyncLifetime
{
    /// <summary>Where readers reach it.</summary>
    public const string Address = "https://facts.example";

    protected override IEnumerable<(string Key, string Value)> Settings => [("Site:Url", Address), ("Site:Name", "Skerrow Facts")];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Change(async db =>
        {
            var accounts = DemoData.People.ToDictionary(p => p.Email, p => new Account
            {
                UserName = p.Email,
                NormalizedUserName = p.Email.ToUpperInvariant(),
                Email = p.Email,
                NormalizedEmail = p.Email.ToUpperInvariant(),
                EmailConfirmed = true,
                DisplayName = p.Name,
                PasswordHash = new Microsoft.AspNetCore.Identity.PasswordHasher<Account>().HashPassword(new Account(), Password),
            });
            db.AddRange(accounts.Values);
            await db.SaveChangesAsync();
            await DemoData.Fill(db, accounts, Now, TestContext.Current.CancellationToken);
            return 0;
        });
    }

    /// <summary>A person of the demo.</summary>
    public static Person Demo(string email) => new("", email, DemoData.People.Single(p => p.Email == email).Name, 0);

    /// <summary>The checks: number, slug, rating, whether retracted.</summary>
    public Task<List<(int Number, string Slug, string Rating, bool Retracted, int Version, string Language)>> Checks() => Read(async db =>
        (await db.Checks.OrderBy(c => c.ClaimId).ToListAsync()).ConvertAll(c => (c.ClaimId, c.Slug, c.RatingKey, c.RetractedAt is not null, c.LiveVersion, c.Language)));

    /// <summary>The number of the check with a rating, or of the retracted one.</summary>
    public async Task<int> Check(string rating) => (await Checks()).First(c => rating == "retracted" ? c.Retracted : c.Rating == rating && !c.Retracted).Number;

    /// <summary>The path of a check.</summary>
    public async Task<string> PathOf(int number) => (await Checks()).Single(c => c.Number == number).Slug is { Length: > 0 } slug ? $"/checks/{number}-{Uri.EscapeDataString(slug)}" : $"/checks/{number}";

    /// <summary>The path of a claimant's page.</summary>
    public async Task<string> AnyPerson() => $"/people/{await Read(db => db.Checks.Where(c => c.ClaimantSlug != null && c.RetractedAt == null).Select(c => c.ClaimantSlug).FirstAsync())}";

    /// <summary>The path of an article's page.</summary>
    public async Task<string> AnyArticle()
    {
        var place = (await Read(db => db.Checks.Include(c => c.Versions).Where(c => c.RetractedAt == null).ToListAsync())).SelectMany(c => c.Live.Content.Appearances).First();
        return Web.Public.Articles.ArticlePage.PathOf(place.ArticleId!.Value, place.Title);
    }

    /// <summary>Publishes a check with texts of any kind.</summary>
    public Task<int> Publish(Newsroom room, ClaimFacts facts, VerdictText text, string? claimant = null, string rating = "false", (string Title, string? Url)? source = null, string? topic = null, RightOfReply? reply = null, (int Article, string Quote)? seen = null) => Change(async db =>
    {
        var team = await db.Teams.Include(t => t.Members).Include(t => t.Scales).ThenInclude(s => s.Ratings).SingleAsync(t => t.Id == room.Id);
        var checker = team.Members.Single(m => m.Id == room.FactChecker.MemberId);
        var editor = team.Members.Single(m => m.Id == room.Editor.MemberId);
        var (person, group) = (NameKey.Of(claimant ?? ""), NameKey.Of(topic ?? ""));
        var who = claimant is null ? null : await db.Claimants.FirstOrDefaultAsync(c => c.TeamId == team.Id && c.NameKey == person) ?? new Claimant(team.Id, claimant, ClaimantKind.Person);
        var about = topic is null ? null : await db.Topics.FirstOrDefaultAsync(t => t.TeamId == team.Id && t.NameKey == group) ?? new Topic(team.Id, topic);
        var first = new Source(team.Id, source?.Title ?? "Ledger", SourceKind.OfficialRecord, null, null, source?.Url);
        var second = new Source(team.Id, "Minutes", SourceKind.OfficialRecord, null, null, null);
        db.AddRange(first, second);
        var claim = new Claim(facts, who, about, checker, Now);
        db.Claims.Add(claim);
        await db.SaveChangesAsync();
        claim.Accept(checker, Now);
        if (seen is { } place) await Appear(db, claim, place.Article, place.Quote, checker);
        claim.AddEvidence(first, new EvidenceFacts { Stance = Stance.Contradicts, IsPrimary = true }, checker, Now);
        claim.AddEvidence(second, new EvidenceFacts { Stance = Stance.Context }, checker, Now);
        if (reply is not null) claim.NoteReply(reply, checker, Now);
        claim.DraftVerdict(team.Scale.Ratings.Single(r => r.Key == rating), text, checker, Now);
        claim.RequestReview(checker, Now);
        claim.Vote(editor, Decision.Approve, null, claim.CurrentDraft!.Number, Now);
        claim.Publish(new GateContext(Now), editor);
        return claim.Id;
    });

    /// <summary>An article of the team.</summary>
    public async Task<int> Article(Newsroom room, ArticleFacts facts, string text) => (await Change(async db =>
    {
        var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.FactChecker.MemberId);
        return db.Articles.Add(new Article(facts, text, new string('p', text.Count(c => c == '\n') + 1), $"{Guid.NewGuid():N}{Guid.NewGuid():N}", RevisionOrigin.Pasted, by, Now)).Entity;
    })).Id;

    /// <summary>Draws an unpublished claim from an article.</summary>
    public Task<int> Draw(Newsroom room, int article, string quote, string statement) => Change(async db =>
    {
        var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.FactChecker.MemberId);
        var claim = db.Claims.Add(new Claim(new ClaimFacts { Statement = statement }, null, null, by, Now)).Entity;
        await db.SaveChangesAsync();
        await Appear(db, claim, article, quote, by);
        return claim.Id;
    });

    async Task Appear(AppDbContext db, Claim claim, int number, string quote, Member by)
    {
        var article = await db.Articles.Include(a => a.Revisions).SingleAsync(a => a.Id == number);
        var start = article.Latest.Text.IndexOf(quote, StringComparison.Ordinal);
        var anchor = QuoteAnchoring.Describe(article.Latest.Text, start, start + quote.Length);
        claim.Appear(article, article.Latest, new(anchor.Exact, anchor.Prefix, anchor.Suffix, anchor.Start, anchor.End), by, Now);
    }
}
