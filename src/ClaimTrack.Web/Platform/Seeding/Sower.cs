using System.Security.Cryptography;
using System.Text;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Text;
using ClaimTrack.Web.Features.Teams;
using ClaimTrack.Web.Platform.Forms;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Platform.Seeding;

/// <summary>Brings what a seed file holds into the database, by the same moves of the domain that people make. What is there
/// already, by e-mail address, slug or statement, is not made twice.</summary>
sealed class Sower(AppDbContext db, UserManager<Account> accounts, TimeProvider clock)
{
    readonly Dictionary<string, string> _passwords = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);
    int _newAccounts, _newTeams, _newClaims, _knownClaims;

    DateTimeOffset Now => clock.GetUtcNow();

    /// <inheritdoc/>
    public override string ToString() => $"Seeded: {_newAccounts} new accounts, {_newTeams} new teams, {_newClaims} new claims; {_knownClaims} claims were there already.";

    /// <summary>Brings everything in.</summary>
    public async Task Sow(SeedContent content)
    {
        foreach (var (path, account) in At("$.accounts", content.Accounts)) await AccountOf(path, account.Email, account.Name, account.Password, account.Administrator);
        foreach (var (path, team) in At("$.teams", content.Teams)) await Sow(path, team);
    }

    async Task Sow(string path, SeedTeam seed)
    {
        var name = Needed($"{path}.name", seed.Name, Team.NameMax);
        var slug = Text($"{path}.slug", seed.Slug, Team.SlugMax) ?? TeamSlug.From(name);
        if (!TeamSlug.IsOne(slug)) throw new SeedException($"{path}.slug", "Use small letters a to z, digits and hyphens.");
        var language = Needed($"{path}.language", seed.Language, ArticleFacts.LanguageMax);
        var people = new List<(string Path, SeedMember Seed, Role Role, Account Account)>();
        foreach (var (at, member) in At($"{path}.members", seed.Members))
            people.Add((at, member, member.Role ?? throw new SeedException($"{at}.role", "Give a role: Observer, FactChecker, Editor or Admin."),
                await AccountOf(at, member.Email, member.Name, member.Password)));

        var team = await db.Teams.Include(t => t.Members).Include(t => t.Scales).ThenInclude(s => s.Ratings).AsSplitQuery().FirstOrDefaultAsync(t => t.Slug == slug);
        if (team is null)
        {
            var founder = people.FirstOrDefault(p => p.Role == Role.Admin).Account ?? throw new SeedException($"{path}.members", "A new team needs a member with the role Admin.");
            db.Teams.Add(team = new Team(name, slug, language, founder.Id, founder.DisplayName, Now));
            _newTeams++;
        }
        // Admins first: whoever is to be one is, before another ceases to be.
        foreach (var (at, member, role, account) in people.OrderByDescending(p => p.Role))
        {
            var known = team.Members.FirstOrDefault(m => m.AccountId == account.Id && m.IsActive);
            if (known is null) team.Admit(account.Id, Text($"{at}.name", member.Name, Member.NameMax) ?? account.DisplayName, role, Now);
            else await Move($"{at}.role", () => team.ChangeRole(known, role, Admin(team), Now));
        }
        if (seed.Policy is { } policy) await SetPolicy($"{path}.policy", team, policy);
        await db.SaveChangesAsync();
        foreach (var (at, claim) in At($"{path}.claims", seed.Claims)) await Sow(at, team, claim);
    }

    Task SetPolicy(string path, Team team, SeedPolicy seed)
    {
        if (seed.ApprovalsNeeded is < 1 or > TeamPolicy.MostApprovals) throw new SeedException($"{path}.approvalsNeeded", $"Use 1 to {TeamPolicy.MostApprovals}.");
        if (seed.MinimumSources is < 0 or > TeamPolicy.MostSources) throw new SeedException($"{path}.minimumSources", $"Use 0 to {TeamPolicy.MostSources}.");
        var now = team.Policy;
        return Move(path, () => team.SetPolicy(now with
        {
            ApprovalsNeeded = seed.ApprovalsNeeded ?? now.ApprovalsNeeded,
            BlindVoting = seed.BlindVoting ?? now.BlindVoting,
            MinimumSources = seed.MinimumSources ?? now.MinimumSources,
            PrimarySourceNeeded = seed.PrimarySourceNeeded ?? now.PrimarySourceNeeded,
            ClaimantAskedNeeded = seed.ClaimantAskedNeeded ?? now.ClaimantAskedNeeded,
            EveryLinkArchived = seed.EveryLinkArchived ?? now.EveryLinkArchived,
        }, Admin(team), Now));
    }

    async Task<Account> AccountOf(string path, string? email, string? name, string? password, bool administrator = false)
    {
        email = Needed($"{path}.email", email, 254);
        if (!Rules.IsMailAddress(email)) throw new SeedException($"{path}.email", "This is no e-mail address.");
        name = Text($"{path}.name", name, Account.NameMax);
        if (password is not null && !_passwords.TryAdd(email, password) && _passwords[email] != password)
            throw new SeedException($"{path}.password", "The same person has another password elsewhere in the file.");

        var account = await accounts.FindByEmailAsync(email);
        var isNew = account is null;
        account ??= new Account
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = name ?? throw new SeedException($"{path}.name", "A new account needs a name."),
            CreatedAt = Now,
        };
        account.DisplayName = name ?? account.DisplayName;
        account.IsInstanceAdmin |= administrator;
        if (password is not null)
            foreach (var rule in accounts.PasswordValidators)
                foreach (var error in (await rule.ValidateAsync(accounts, account, password)).Errors)
                    throw new SeedException($"{path}.password", error.Description);
        if (isNew)
        {
            Succeed(path, await accounts.CreateAsync(account, password ?? throw new SeedException($"{path}.password", "A new account needs a password.")));
            _newAccounts++;
        }
        else if (password is not null && accounts.PasswordHasher.VerifyHashedPassword(account, account.PasswordHash ?? "", password) == PasswordVerificationResult.Failed)
        {
            account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
            account.LockoutEnd = null;
            account.AccessFailedCount = 0;
            Succeed(path, await accounts.UpdateSecurityStampAsync(account)); // ends the sessions of the former one
        }
        else
        {
            Succeed(path, await accounts.UpdateAsync(account));
        }
        _ids[email] = account.Id;
        return account;
    }

    static void Succeed(string path, IdentityResult result)
    {
        if (!result.Succeeded) throw new SeedException(path, string.Join(' ', result.Errors.Select(e => e.Description)));
    }

    async Task Sow(string path, Team team, SeedClaim seed)
    {
        var statement = Needed($"{path}.statement", seed.Statement, ClaimFacts.StatementMax);
        if (await db.Claims.AnyAsync(c => c.TeamId == team.Id && c.Facts.Statement == statement))
        {
            _knownClaims++;
            return;
        }
        if (seed.Status == ClaimStatus.Merged) throw new SeedException($"{path}.status", "A merged claim cannot be seeded.");
        var by = MemberBy($"{path}.by", team, seed.By, Permission.KeepClaims);
        var claim = new Claim(new ClaimFacts
        {
            Statement = statement,
            ClaimedOn = seed.ClaimedOn,
            Language = Text($"{path}.language", seed.Language, ArticleFacts.LanguageMax) ?? team.Language,
            IsUnattributed = seed.Claimant is null,
        }, await ClaimantOf($"{path}.claimant", team, seed), await TopicOf($"{path}.topic", team, seed.Topic), by, Now);
        db.Claims.Add(claim);
        await db.SaveChangesAsync();
        _newClaims++;

        if (seed.Article is { } article) await Appear($"{path}.article", claim, article, by);
        foreach (var (at, evidence) in At($"{path}.evidence", seed.Evidence)) await AddEvidence(at, claim, evidence, by);
        if (seed.Reply is { } reply)
            await Move($"{path}.reply", () => claim.NoteReply(new RightOfReply
            {
                AskedOn = reply.AskedOn,
                WhyNotAsked = Text($"{path}.reply.whyNotAsked", reply.WhyNotAsked, RightOfReply.ReasonMax),
                Reply = Text($"{path}.reply.text", reply.Text, RightOfReply.ReplyMax),
                WhyNoPrimarySource = Text($"{path}.reply.whyNoPrimarySource", reply.WhyNoPrimarySource, RightOfReply.ReasonMax),
            }, by, Now));
        await Bring(path, claim, seed, by);
    }

    // Along the way that people go, as far as the file wants it.
    async Task Bring(string path, Claim claim, SeedClaim seed, Member by)
    {
        var to = seed.Status;
        var note = Text($"{path}.note", seed.Note, Claim.ReasonMax);
        var isResearched = to is ClaimStatus.Researching or ClaimStatus.InReview or ClaimStatus.Approved or ClaimStatus.Published or ClaimStatus.Retracted;
        if (seed.Verdict is not null && !isResearched) throw new SeedException($"{path}.verdict", $"A claim that is {ClaimWorkflow.Say(to)} has no verdict yet.");
        if (to == ClaimStatus.Declined) await Move($"{path}.declinedFor", () => claim.Decline(seed.DeclinedFor, note, by, Now));
        if (to == ClaimStatus.Parked) await Move($"{path}.until", () => claim.Park(seed.Until, note, by, Now));
        if (!isResearched) return;

        await Move($"{path}.status", () => claim.Accept(by, Now));
        var author = by;
        if (seed.Verdict is { } verdict)
        {
            var at = $"{path}.verdict";
            author = MemberBy($"{at}.by", claim.Team, verdict.By, Permission.DraftVerdict, by);
            var rating = verdict.Rating is null ? null : claim.Team.Scale.Ratings.FirstOrDefault(r => r.Key == verdict.Rating)
                ?? throw new SeedException($"{at}.rating", $"Use one of {string.Join(", ", claim.Team.Scale.Ratings.OrderBy(r => r.Position).Select(r => r.Key))}.");
            await Move(at, () => claim.DraftVerdict(rating, new VerdictText
            {
                Headline = Text($"{at}.headline", verdict.Headline, VerdictText.HeadlineMax) ?? "",
                Standfirst = Text($"{at}.standfirst", verdict.Standfirst, VerdictText.StandfirstMax) ?? "",
                Conclusion = Text($"{at}.conclusion", verdict.Conclusion, VerdictText.ConclusionMax) ?? "",
                InShort = Text($"{at}.inShort", verdict.InShort, VerdictText.InShortMax) ?? "",
                Explanation = Text($"{at}.explanation", verdict.Explanation, VerdictText.ExplanationMax) ?? "",
            }, author, Now));
        }
        if (to == ClaimStatus.Researching) return;
        await Move($"{path}.status", () => claim.RequestReview(author, Now));
        if (to == ClaimStatus.InReview && seed.ApprovedBy is null) return;

        foreach (var (at, voter) in Voters($"{path}.approvedBy", claim, seed.ApprovedBy))
            await Move(at, () => claim.Vote(voter, Decision.Approve, null, claim.CurrentDraft!.Number, Now));
        if (claim.Status != ClaimStatus.Approved && to != ClaimStatus.InReview)
            throw new SeedException($"{path}.approvedBy", $"The team asks for {claim.Team.Policy.ApprovalsNeeded} approvals by Editors who did not write the verdict.");
        if (to is ClaimStatus.InReview or ClaimStatus.Approved) return;

        var publisher = MemberBy($"{path}.publishedBy", claim.Team, seed.PublishedBy, Permission.Publish);
        await Move($"{path}.status", () => claim.Publish(new GateContext(Now), publisher));
        if (to == ClaimStatus.Retracted) await Move($"{path}.note", () => claim.Retract(note, publisher, Now));
    }

    IEnumerable<(string Path, Member By)> Voters(string path, Claim claim, IReadOnlyList<string>? named) => named is not null
        ? At(path, named).Select(v => (v.Path, Named(v.Path, claim.Team, v.Item)))
        : claim.Team.Members.Where(m => m.May(Permission.Vote) && !claim.IsVerdictAuthor(m)).Take(claim.Team.Policy.ApprovalsNeeded).Select(m => (path, m)).ToList();

    async Task Appear(string path, Claim claim, SeedArticle seed, Member by)
    {
        var title = Needed($"{path}.title", seed.Title, ArticleFacts.TitleMax);
        var url = Address($"{path}.url", seed.Url, ArticleFacts.UrlMax);
        var (plain, blocks) = Blocks(Needed($"{path}.text", seed.Text, ArticleRevision.TextMax));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));
        var article = await db.Articles.Include(a => a.Revisions).FirstOrDefaultAsync(a => a.TeamId == claim.TeamId && a.Facts.Title == title && a.Revisions.Any(r => r.TextHash == hash));
        if (article is null)
        {
            article = new Article(new ArticleFacts
            {
                Title = title,
                Url = url,
                Byline = Text($"{path}.byline", seed.Byline, ArticleFacts.NameMax),
                Publisher = Text($"{path}.publisher", seed.Publisher, ArticleFacts.NameMax),
                PublishedOn = seed.PublishedOn,
                Language = claim.Facts.Language,
            }, plain, blocks, hash, RevisionOrigin.Pasted, by, Now);
            db.Articles.Add(article);
            await db.SaveChangesAsync();
        }
        var quote = Needed($"{path}.quote", seed.Quote, Quote.ExactMax);
        var revision = article.Revisions.First(r => r.TextHash == hash);
        var found = QuoteAnchoring.Find(revision.Text, quote);
        if (found.Anchor is not { } anchor)
            throw new SeedException($"{path}.quote", "These words are not in the text." + (found.Nearest.Count > 0 ? $" Near them is “{found.Nearest[0].Text}”." : ""));
        await Move($"{path}.quote", () => claim.Appear(article, revision, new Quote(anchor.Exact, anchor.Prefix, anchor.Suffix, anchor.Start, anchor.End), by, Now));
    }

    static (string Plain, string Blocks) Blocks(string text)
    {
        var blocks = new StringBuilder();
        List<string> lines = [];
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var kind = line.StartsWith("# ", StringComparison.Ordinal) ? 'h' : line.StartsWith("- ", StringComparison.Ordinal) ? 'l' : 'p';
            var words = PlainText.Normalise(kind == 'p' ? line : line[2..]);
            if (words.Length == 0) continue;
            blocks.Append(kind);
            lines.Add(words);
        }
        return (string.Join('\n', lines), blocks.ToString());
    }

    async Task AddEvidence(string path, Claim claim, SeedEvidence seed, Member by)
    {
        var title = Needed($"{path}.title", seed.Title, Source.TitleMax);
        var url = Address($"{path}.url", seed.Url, Source.UrlMax);
        var source = await db.Sources.FirstOrDefaultAsync(s => s.TeamId == claim.TeamId && s.Title == title && s.Url == url);
        if (source is null)
        {
            source = new Source(claim.TeamId, title, seed.Kind, Text($"{path}.publisher", seed.Publisher, Source.PublisherMax), seed.PublishedOn, url);
            db.Sources.Add(source);
            await db.SaveChangesAsync();
        }
        await Move(path, () => claim.AddEvidence(source, new EvidenceFacts
        {
            Stance = seed.Stance,
            IsPrimary = seed.Primary,
            Quote = Text($"{path}.quote", seed.Quote, EvidenceFacts.QuoteMax),
            Locator = Text($"{path}.locator", seed.Locator, EvidenceFacts.LocatorMax),
            Note = Text($"{path}.note", seed.Note, EvidenceFacts.NoteMax),
            AccessedOn = seed.AccessedOn,
            ArchivedUrl = Address($"{path}.archivedUrl", seed.ArchivedUrl, EvidenceFacts.UrlMax),
        }, MemberBy($"{path}.by", claim.Team, seed.By, Permission.KeepEvidence, by), Now));
    }

    async Task<Claimant?> ClaimantOf(string path, Team team, SeedClaim seed)
    {
        if (Text(path, seed.Claimant, Claimant.NameMax) is not { } name) return null;
        var key = NameKey.Of(name);
        return await db.Claimants.FirstOrDefaultAsync(c => c.TeamId == team.Id && c.NameKey == key) ?? db.Claimants.Add(new Claimant(team.Id, name, seed.ClaimantKind)).Entity;
    }

    async Task<Topic?> TopicOf(string path, Team team, string? wanted)
    {
        if (Text(path, wanted, Topic.NameMax) is not { } name) return null;
        var key = NameKey.Of(name);
        return await db.Topics.FirstOrDefaultAsync(t => t.TeamId == team.Id && t.NameKey == key) ?? db.Topics.Add(new Topic(team.Id, name)).Entity;
    }

    static Member Admin(Team team) => team.Members.First(m => m.IsActive && m.Role == Role.Admin);

    // Whoever the file names, else the one who did the step before, else the first who may.
    Member MemberBy(string path, Team team, string? email, Permission permission, Member? otherwise = null) =>
        email is not null ? Named(path, team, email)
        : otherwise ?? team.Members.Where(m => m.May(permission)).MinBy(m => m.Role) ?? throw new SeedException(path, $"Nobody in the team may do this; it needs the role {Permissions.LeastRole(permission)}.");

    Member Named(string path, Team team, string email) => _ids.TryGetValue(email, out var id) && team.Members.FirstOrDefault(m => m.AccountId == id && m.IsActive) is { } member
        ? member : throw new SeedException(path, $"{email} is not among the members that the file gives the team.");

    /// <summary>Makes a move of the domain and saves it by itself, so that the history and the versions read as if people had done it.</summary>
    async Task Move(string path, Action move)
    {
        try
        {
            move();
        }
        catch (RefusedException refused)
        {
            throw new SeedException(path, refused.Message);
        }
        await db.SaveChangesAsync();
    }

    static IEnumerable<(string Path, T Item)> At<T>(string path, IEnumerable<T> items) => items.Select((item, i) =>
        ($"{path}[{i}]", item ?? throw new SeedException($"{path}[{i}]", "There is nothing here.")));

    static string? Text(string path, string? text, int max)
    {
        var clean = Rules.Clean(text);
        return clean is not null && clean.Length > max ? throw new SeedException(path, $"At most {max} characters fit; these are {clean.Length}.") : clean;
    }

    static string Needed(string path, string? text, int max) => Text(path, text, max) ?? throw new SeedException(path, "This is needed.");

    static string? Address(string path, string? text, int max) =>
        Text(path, text, max) is { } url ? Rules.IsWebAddress(url) ? url : throw new SeedException(path, "Write the whole address, with https:// in front.") : null;
}
