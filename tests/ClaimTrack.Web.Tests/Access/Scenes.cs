using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;
using ClaimTrack.Web.Tests.Features.Discussions;
using ClaimTrack.Web.Tests.Features.Tasks;
using ClaimTrack.Web.Tests.Features.Teams;
using ClaimTrack.Web.Tests.Public.Tips;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Access;

/// <summary>The application, and every form that it shows to somebody in some situation. Nothing is listed but the situations.</summary>
public sealed partial class Scenes : App
{
    readonly SemaphoreSlim _one = new(1, 1);
    readonly Dictionary<string, Stage> _stages = [];
    readonly Dictionary<string, (Newsroom Room, Person Who, Browser Browser)> _rooms = [];
    List<Form>? _forms;
    int _claims;

    // A refused address takes as long as one that does not answer, and this clock stands still.
    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string Value)> Settings => [("Outgoing:RefusalTakes", "00:00:00")];

    /// <summary>Somebody at a browser, and the pages open to them.</summary>
    public sealed record Stage(Browser Browser, IReadOnlyList<string> Pages);

    /// <summary>A form: the scene and the page that show it.</summary>
    public sealed record Form(string Scene, int Page, string Key)
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Key} in “{Scene}”";
    }

    /// <summary>Every form, each once.</summary>
    public async Task<IReadOnlyList<Form>> Forms()
    {
        await _one.WaitAsync();
        try
        {
            if (_forms is not null) return _forms;
            _forms = [];
            foreach (var scene in SceneNames)
            {
                var stage = await On(scene);
                for (var i = 0; i < stage.Pages.Count; i++)
                {
                    var page = await stage.Browser.Get(stage.Pages[i]);
                    foreach (var key in KeysOf(page))
                        if (!_forms.Any(f => f.Key == key)) _forms.Add(new(scene, i, key));
                }
            }
            return _forms;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A page that shows the form, and the form's address. What was done in the scene may have taken the form away; then
    /// the scene is set again.</summary>
    public async Task<(Browser Browser, Page Page, string Action)> Open(Form form)
    {
        for (var tries = 0; ; tries++)
        {
            var stage = tries switch { 0 => await On(form.Scene), 1 => await Reset(form.Scene), _ => await Reset(form.Scene, elsewhere: true) };
            var page = await stage.Browser.Get(stage.Pages[form.Page]);
            if (ActionOf(page, form.Key) is { } action) return (stage.Browser, page, action);
            if (tries == 2) throw new InvalidOperationException($"{form} is not on {stage.Pages[form.Page]}, which answered {page.Status}: {page.Words}");
        }
    }

    /// <summary>The address of the form with this key on a page.</summary>
    public static string? ActionOf(Page page, string key) =>
        Posts(page).FirstOrDefault(f => KeyOf(page, f) == key) is { } form ? page.ActionOf(form) : null;

    /// <summary>A form's address without what differs from one room to the next.</summary>
    public static string Route(string action) => Differing().Replace(action.Split('?')[0], m => m.Groups["desk"].Success ? "/desk/*" : m.Groups["token"].Success ? $"{m.Groups["token"].Value}*" : "*");

    static IEnumerable<string> KeysOf(Page page) => Posts(page).Select(f => KeyOf(page, f));

    static IEnumerable<IHtmlFormElement> Posts(Page page) =>
        page.Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]");

    static string KeyOf(Page page, IHtmlFormElement form) =>
        $"{Route(page.ActionOf(form))} ({string.Join(' ', form.Elements.Select(e => e.GetAttribute("name")).Where(n => n is not null && !n.StartsWith("__", StringComparison.Ordinal)).Distinct())})";

    async Task<Stage> On(string scene) => _stages.TryGetValue(scene, out var stage) ? stage : await Reset(scene);

    // In the same room where that will do: what was done there may have sent the people away.
    async Task<Stage> Reset(string scene, bool elsewhere = false)
    {
        if (elsewhere) _rooms.Remove(scene);
        try
        {
            return _stages[scene] = await Set(scene);
        }
        catch (Exception e) when (!elsewhere && e is RefusedException or InvalidOperationException)
        {
            return await Reset(scene, elsewhere: true);
        }
    }

    static readonly string[] SceneNames =
    [
        .. Enum.GetNames<ClaimStatus>(), "Scheduled", "Correcting", "An editor", "An author in review", "Nobody", "A stranger", "A forgotten password", "An unconfirmed address", "An invitation", "Whoever runs it", "A reader",
    ];

    async Task<Stage> Set(string scene)
    {
        switch (scene)
        {
            case "Nobody": return new(Browser(), AddressesOutside());
            case "A stranger":
                {
                    var person = await Stranger();
                    // With keys of their own, so that there is something to reset.
                    await Change(db => db.Users.Where(a => a.Id == person.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Shortcuts, """{"singlesOff":true}""")));
                    return new(await SignedIn(person), AddressesOutside());
                }
            case "A forgotten password":
                {
                    var person = await Stranger();
                    await Browser().Submit("/account/forgot", new { person.Email });
                    return new(Browser(), [await Outbox.LinkTo(person.Email, "/account/reset")]);
                }
            case "An unconfirmed address":
                {
                    var person = await Stranger();
                    var theirs = await SignedIn(person);
                    await Change(db => db.Users.Where(a => a.Id == person.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.EmailConfirmed, false)));
                    await theirs.Submit("/account", new { }, "/account/confirmation");
                    return new(theirs, ["/account", await Outbox.LinkTo(person.Email, "/account/confirm")]);
                }
            case "Whoever runs it":
                {
                    var withdrawn = await SeedClaim(await Seed(), ClaimStatus.Published);
                    await Change(async db =>
                    {
                        (await db.Claims.WithAllParts().SingleAsync(c => c.Id == withdrawn)).Withdraw(new LegalOrder { OrderedBy = "High Court", Reason = "An injunction." }, Now);
                        return withdrawn;
                    });
                    return new(await SignedIn(Root), ["/admin/withdrawals"]);
                }
            case "A reader":
                {
                    var check = await SeedClaim(await Seed(), ClaimStatus.Published);
                    var address = $"reader{check}@elsewhere.test";
                    var reader = Browser();
                    await reader.Submit($"/follow?check={check}", new { Email = address });
                    return new(reader, ["/suggest", $"/checks/{check}/report", $"/follow?check={check}", await Outbox.LinkTo(address, "/follow/confirm"), await Outbox.LinkTo(address, "/follow/end")]);
                }
            case "An invitation":
                {
                    var link = await Inviting.Link(this, await Seed(), Role.Observer);
                    return new(await SignedIn(await Stranger()), [link]);
                }
        }
        if (!_rooms.TryGetValue(scene, out var kept))
        {
            var fresh = await Seed();
            var who = scene switch { "An editor" => fresh.Editor, "An author in review" => fresh.FactChecker, _ => fresh.Admin };
            _rooms[scene] = kept = (fresh, who, await SignedIn(who));
        }
        var (room, _, browser) = kept;
        var status = scene switch { "Scheduled" => ClaimStatus.Approved, "Correcting" => ClaimStatus.Published, "Merged" or "An editor" => ClaimStatus.Open, "An author in review" => ClaimStatus.InReview, _ => Enum.Parse<ClaimStatus>(scene) };
        var claim = await SeedClaim(room, status, $"The ferry doubled its support in {++_claims} years.");
        const string words = "The ferry doubled its support in one year.";
        var article = await this.Appear(await SeedClaim(room), room, words, 0, words.Length);
        await Change(db => db.Articles.Where(a => a.Id == article).ExecuteUpdateAsync(set => set.SetProperty(a => a.Facts.Url, "http://127.0.0.1/ferry")));
        if (scene == "Researching") await this.Appear(claim, room, words, 0, words.Length);
        if (scene is "Researching") await Source(room, claim);
        if (scene == "Scheduled") await this.Do(claim, room.Editor, (c, by) => c.Schedule(Now.AddHours(2), new GateContext(Now), by));
        if (scene == "Correcting") await this.Do(claim, room.Editor, (c, by) => c.StartCorrection(CorrectionKind.Update, "News from the harbour", by, Now));
        if (scene == "Published") await Translated(room, claim);
        if (scene == "Merged")
        {
            var target = await SeedClaim(room);
            await Change(async db =>
            {
                var both = await db.Claims.WithAllParts().Where(c => c.Id == claim || c.Id == target).ToListAsync();
                both.Single(c => c.Id == claim).MergeInto(both.Single(c => c.Id == target), await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.FactChecker.MemberId), Now);
                return both;
            });
        }
        if (scene == "Open") await browser.Submit($"{room.Desk}/members", new { ForWhom = "Orla", Role = Role.Editor, Days = 7 }, $"{room.Desk}/invitations");
        if (scene == "Open") await Told(room.Admin, claim, await SeedClaim(room));
        var things = await Names(room, scene == "An editor" ? room.Editor : room.Admin);
        if (scene is "Open" or "An editor") things["tips"] = scene == "Open" ? await this.Suggested(room, $"The ferry doubled its support in {_claims} years.") : await this.Reported(await SeedClaim(room, ClaimStatus.Published));
        int numberOf(string name) => name switch { "claims" => claim, "articles" => article, _ => things.GetValueOrDefault(name, 1) };
        if (scene is "Open" or "An editor") await Jobs(room, claim, scene == "Open");
        var open = await this.Say(claim, kept.Who, "Which @nobody said so?");
        var settled = await this.Say(claim, kept.Who, "Where?");
        await this.DoToThread(settled, kept.Who, (t, by) => t.Resolve([], by, Now));
        var comment = (await this.ThreadNow(open)).Comments[0].Id;
        var desk = room.Claim(claim);
        List<string> more = [$"{desk}?resolved=true", $"{desk}/threads/{open}/reply", $"{desk}/threads/{open}/comments/{comment}/edit", $"{desk}/threads/new?on=Verdict&field=Conclusion"];
        if ((await this.ClaimNow(claim)).WhyNot(ClaimAction.KeepTasks, (await Read(db => db.Members.Include(m => m.Team).SingleAsync(m => m.Id == kept.Who.MemberId))), Now) is null)
        {
            foreach (var kind in Enum.GetValues<TaskKind>())
            {
                var task = await this.AddTask(claim, kept.Who, new() { Label = $"{kind}?", Kind = kind, Choices = kind == TaskKind.Choice ? ["Left", "Right"] : [] });
                more.AddRange($"{desk}/tasks/{task}/answer", $"{desk}/tasks/{task}/assign");
            }
            var done = await this.AddTask(claim, kept.Who, new() { Label = "Done?", Kind = TaskKind.YesNo });
            await this.Do(claim, kept.Who, (c, by) => c.DoTask(c.Tasks.Single(t => t.Id == done), "Yes", null, by, Now));
            var line = await this.AddLine(room, $"Ask the claimant {claim}");
            if (scene == "Open") more.Add($"{room.Desk}/checklist/{line}/edit");
        }
        // Somebody else has done something since this person looked.
        if (scene is "Open" or "Researching")
        {
            await Change(db => Task.FromResult(db.Add(new Look(claim, kept.Who.MemberId, Now.AddHours(-3)))));
            await this.Say(claim, room.SecondEditor, "News?");
        }
        // What is not about this claim looks the same in every scene.
        return new(browser, [.. more, .. from door in this.Doors() where door.Method == "GET" && door.InTeam && (scene is "Open" or "An editor" || door.Route.RawText!.EndsWith("/board", StringComparison.Ordinal) || door.Route.RawText!.Contains("claims/{id", StringComparison.Ordinal)) select door.Address(room.Slug, numberOf)]);
    }

    async Task<Dictionary<string, int>> Names(Newsroom room, Person who) => await Change(async db =>
    {
        var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == who.MemberId);
        var (topic, claimant, view) = (new Topic(room.Id, $"Harbours {++_claims}"), new Claimant(room.Id, $"The harbour master {_claims}", ClaimantKind.Person), new SavedView("Mine", "board", "owner=me", isShared: true, by));
        db.AddRange(topic, claimant, view);
        await db.SaveChangesAsync();
        return new Dictionary<string, int> { ["topics"] = topic.Id, ["claimants"] = claimant.Id, ["views"] = view.Id };
    });

    // The claim is said to translate another one.
    async Task Translated(Newsroom room, int claim)
    {
        var original = await SeedClaim(room);
        await this.Do(original, room.FactChecker, (c, by) => c.Edit(c.Facts with { Language = "es" }, null, null, by, Now));
        await Change(async db =>
        {
            var both = await db.Claims.WithAllParts().Where(c => c.Id == claim || c.Id == original).ToListAsync();
            both.Single(c => c.Id == claim).LinkTranslation(both.Single(c => c.Id == original), await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.FactChecker.MemberId), Now);
            return both;
        });
    }

    // A job that runs, and one that was done a moment ago and can be undone.
    async Task Jobs(Newsroom room, int claim, bool isRunning)
    {
        var browser = await SignedIn(isRunning ? room.Admin : room.Editor);
        await browser.Submit($"{room.Desk}/bulk/watch?ids={claim}", new { });
        await Change(async db =>
        {
            var done = await db.Jobs.OrderByDescending(j => j.At).ThenByDescending(j => j.Id).FirstAsync(j => j.TeamId == room.Id);
            db.Jobs.Add(new Job
            {
                Id = Door.JobOf(claim),
                TeamId = room.Id,
                ById = done.ById,
                Kind = done.Kind,
                Title = done.Title,
                Work = done.Work,
                At = done.At,
                Total = 1,
                // Held by an instance for as long as the tests run.
                State = isRunning ? JobState.Running : JobState.Done,
                Done = isRunning ? 0 : 1,
                HeldUntil = isRunning ? Now.AddDays(1) : null,
            });
            return done;
        });
    }

    async Task Source(Newsroom room, int claim) => await Change(async db =>
    {
        var kept = await db.Claims.WithAllParts().SingleAsync(c => c.Id == claim);
        var source = new Source(room.Id, "Ledger of the harbour", SourceKind.OfficialRecord, null, null, null);
        db.Sources.Add(source);
        await db.SaveChangesAsync();
        kept.AddEvidence(source, new EvidenceFacts { Stance = Stance.Context }, await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.FactChecker.MemberId), Now);
        return kept;
    });

    // Two lines in an inbox: one that was read, and one about a claim that was muted.
    async Task Told(Person who, int claim, int muted) => await Change(async db =>
    {
        foreach (var id in new[] { claim, muted })
        {
            var line = new Notification(who.MemberId, await db.History.FirstAsync(e => e.ClaimId == id), NotificationReason.Watched);
            line.Read(Now);
            db.Notifications.Add(line);
        }
        return db.Watches.Add(new Watch(muted, who.MemberId, isMuted: true)).Entity;
    });

    List<string> AddressesOutside() => [.. from door in this.Doors() where door.Method == "GET" && !door.InTeam select door.Address("", 1)];

    [GeneratedRegex(@"(?<desk>^/desk/[^/]+)|(?<token>^/(?:invitations|follow/confirm|follow/end)/).+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=/pages/)[a-z]+|\b\d+\b")]
    private static partial Regex Differing();
}
