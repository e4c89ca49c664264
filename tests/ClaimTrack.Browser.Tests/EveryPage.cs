using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Public.Articles;
using ClaimTrack.Web.Tests;
using Deque.AxeCore.Commons;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ClaimTrack.Browser.Tests;

/// <summary>Looks at every page on a phone and on a desk, light and dark, from left to right and from right to left. The pages are those that the application's own
/// routes lead to, so that a new one cannot be forgotten: one that no look-up below can reach fails the test.</summary>
public sealed partial class EveryPage(DemoSite site) : IClassFixture<DemoSite>
{
    /// <summary>A page to look at.</summary>
    /// <param name="Name">What it is called in reports and as a picture.</param>
    /// <param name="Address">Where it is.</param>
    /// <param name="Status">What the server says with it.</param>
    /// <param name="Step">What is done there first, where the page in question comes after it; gives the status of that answer.</param>
    sealed record Stop(string Name, string Address, int Status = 200, Func<IPage, Task<int>>? Step = null);

    sealed record Look(int Width, int Height, ColorScheme Theme, string Direction)
    {
        public override string ToString() => $"{Width}-{(Theme == ColorScheme.Dark ? "dark" : "light")}-{Direction}";
    }

    sealed record Finding(string What, string Page, string Look);

    // Colours know nothing of direction, and places nothing of colours: what is dark is also from right to left.
    static readonly Look[] Looks = [new(1280, 900, ColorScheme.Light, "ltr"), new(390, 844, ColorScheme.Light, "ltr"), new(1280, 900, ColorScheme.Dark, "rtl"), new(390, 844, ColorScheme.Dark, "rtl")];

    // Where pictures of all pages are kept, if anybody wants them: scripts/Screenshots.cs does.
    static readonly string? Pictures = Environment.GetEnvironmentVariable("SCREENSHOTS");

    // A part of a page's name, to look at that one alone while it is being mended.
    static readonly string? Only = Environment.GetEnvironmentVariable("ONLY_PAGE");

    // Doors that only lead on to another, or are gone once the walk begins, or hand out a file, of which the demonstration has none,
    // or data to programs that say which.
    static readonly string[] OnlyLeadOn =
    [
        "desk/{team}", "setup", "desk/{team}/claims/{id:int}/tasks/{task:int}/file",
        "oembed", "api/v1/claims:search", "feeds/claimreview/{month}.json", "checks/{number:int}/card-{version:int}-{mark}.png",
    ];

    // Forms in which nothing can be wrong (a choice from a list, or a button), the one that goes and fetches a page, the one that a
    // task of the demonstration keeps closed, and the one of keys, which is refused by hand.
    static readonly string[] NothingToRefuse = ["follow/end/{token}", "/publish-urgently", "/owner", "/publish", "/abandon", "/revisions/new", "/assign", "/inbox/choices", "account/shortcuts"];

    // Forms that may be sent empty; here it is too much that is refused.
    static readonly string[] MayBeEmpty = ["/verdict", "/reopen", "claims/{id:int}/reply"];

    readonly ConcurrentQueue<Finding> _findings = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_is_in_order_at_every_size_in_both_themes_and_without_script()
    {
        // Nobody has an account yet, and nothing is published.
        await Walk(("nobody", null,
        [
            new("new-setup", "/setup"),
            new("new-setup-refused", "/setup", 422, Send("/setup")),
            new("new-home", "/"),
            new("new-checks", "/checks"),
            new("new-corrections", "/corrections"),
            new("new-method", "/method"),
            new("new-ratings", "/ratings"),
        ]));

        await site.Fill();
        var empty = await site.Seed("Nobody's Desk");
        var (reader, admin, doors) = await Reachable();
        (string, Person?, IReadOnlyList<Stop> Stops)[] walks =
        [
            ("Helena", DemoSite.The("Helena"), [.. admin, .. await MembersByHand()]),
            ("nobody", null, [.. reader, .. await ReadersByHand()]),
            ("Jonas", DemoSite.The("Jonas"), await ObserversByHand()),
            ("Idris", DemoSite.The("Idris"), [new("choose-team", "/desk")]),
            ("Hanne", empty.Admin, [.. from page in new[] { "board", "queue", "articles", "tips", "members", "policy" } select new Stop($"empty-{page}", $"{empty.Desk}/{page}")]),
        ];
        foreach (var door in doors.Where(d => !d.IsReached && !OnlyLeadOn.Contains(d.Pattern) && !walks.Any(w => w.Stops.Any(s => d.LeadsTo(s.Address)))))
            _findings.Enqueue(new("No page was found behind this address; lead to one by hand", door.Pattern, ""));
        await Walk(walks);

        Assert.True(_findings.IsEmpty, "\n" + string.Join('\n', from finding in _findings
                                                                group finding by finding.What into same
                                                                orderby same.Count() descending
                                                                select $"{same.Key}\n    {string.Join(", ", same.Select(f => $"{f.Page} {f.Look}".Trim()).Order())}"));
        Assert.All(site.Faults, fault => Assert.True(fault.Contains("Broken as asked.", StringComparison.Ordinal) || fault.Contains("Fault.Fail", StringComparison.Ordinal), fault));
    }

    // ---- What there is to look at ------------------------------------------------------------------------------------

    /// <summary>An address pattern of the application and what is behind it.</summary>
    sealed class Door(string pattern, RoutePattern route, bool isOpen, bool takesForm)
    {
        public string Pattern => pattern;
        public bool IsOpen => isOpen;
        public bool TakesForm => takesForm;
        public bool IsReached { get; set; }

        /// <summary>The address with a team and numbers put in.</summary>
        public string Address(int number, string? check, Func<string, int, int> inside) => "/" + string.Join('/', route.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart text => text.Content,
            RoutePatternSeparatorPart text => text.Content,
            RoutePatternParameterPart { Name: "team" } => "meridian",
            RoutePatternParameterPart { Name: "address" } => check ?? $"{number}",
            RoutePatternParameterPart { Name: "kind" } => "method",
            RoutePatternParameterPart { Name: "slug" } => check ?? $"{number}",
            RoutePatternParameterPart { Name: "part" } => pattern.Contains("articles", StringComparison.Ordinal) ? "text" : "evidence",
            RoutePatternParameterPart { Name: "v" } => "1",
            RoutePatternParameterPart { Name: "job" } => $"{Guid.Empty}",
            RoutePatternParameterPart { Name: "number" } when pattern.Contains("evidence", StringComparison.Ordinal) => "1",
            RoutePatternParameterPart { Name: "thread" or "comment" or "task" or "line" } thing => $"{inside(thing.Name, number)}",
            _ => $"{number}",
        }))));

        /// <summary>Whether an address is one of this door.</summary>
        public bool LeadsTo(string address) => new TemplateMatcher(new RouteTemplate(route), []).TryMatch(address.Split('?')[0], []);
    }

    async Task<(List<Stop> Reader, List<Stop> Admin, List<Door> Doors)> Reachable()
    {
        var actions = from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                      let action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
                      where action is not null && action.ControllerTypeInfo.Assembly == typeof(Program).Assembly && action.ControllerTypeInfo.Name != "Error"
                      from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
                      select (endpoint.RoutePattern, Method: method, action.MethodInfo, action.ControllerTypeInfo);
        var all = actions.ToList();
        var doors = all.Where(a => a.Method == "GET").Select(a => new Door(a.RoutePattern.RawText!, a.RoutePattern,
            Mark<Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute>(a.MethodInfo, a.ControllerTypeInfo),
            all.Any(p => p.Method == "POST" && p.RoutePattern.RawText == a.RoutePattern.RawText))).ToList();

        var claims = await site.Read(db => db.Claims.Where(c => c.Team.Slug == "meridian").OrderBy(c => c.Id).Select(c => new { c.Id, Kind = c.Status.ToString() + (c.Check != null) + c.Facts.Language }).ToListAsync(Ct));
        var articles = await site.Read(db => db.Articles.Where(a => db.Teams.Any(t => t.Id == a.TeamId && t.Slug == "meridian")).OrderBy(a => a.Id).Select(a => new { a.Id, Kind = $"{a.Revisions.Count}{a.Facts.Language}" }).ToListAsync(Ct));
        var checks = await site.Read(db => db.Checks.OrderBy(c => c.ClaimId).Select(c => new { Id = c.ClaimId, c.Slug, Kind = $"{(c.RetractedAt != null ? "retracted" : c.RatingKey)} {Math.Min(c.LiveVersion, 2)} {c.Language}" }).ToListAsync(Ct));

        var names = await site.Read(db => db.Checks.Where(c => c.RetractedAt == null && c.TopicSlug != null && c.ClaimantSlug != null).Select(c => new { c.TopicSlug, c.ClaimantSlug }).FirstAsync(Ct));
        var quoted = (await site.Read(db => db.Checks.Include(c => c.Versions).Where(c => c.RetractedAt == null).ToListAsync(Ct))).SelectMany(c => c.Live.Content.Appearances).First();

        // What has a number inside a claim: threads and comments of the person who looks, tasks, and lines of the checklist.
        var threads = await site.Read(db => db.Threads.Select(t => new { t.Id, t.ClaimId }).ToListAsync(Ct));
        var own = await site.Read(db => db.Threads.SelectMany(t => t.Comments, (t, c) => new { t.ClaimId, t.Id, Comment = c.Id, c.Author.Name }).Where(c => c.Name == "Helena Roy").ToListAsync(Ct));
        var tasks = await site.Read(db => db.Claims.SelectMany(c => c.Tasks).Select(t => new { t.Id, t.ClaimId, t.FileId }).ToListAsync(Ct));
        var line = await site.Read(db => db.Set<ChecklistItem>().OrderBy(i => i.Id).Select(i => i.Id).FirstAsync(Ct));
        int Inside(string name, int claim) => name switch
        {
            "thread" => own.Find(c => c.ClaimId == claim)?.Id ?? threads.Find(t => t.ClaimId == claim)?.Id ?? 0,
            "comment" => own.Find(c => c.ClaimId == claim)?.Comment ?? 0,
            "task" => tasks.Where(t => t.ClaimId == claim).OrderBy(t => t.FileId is null).FirstOrDefault()?.Id ?? 0,
            _ => line,
        };

        var nobody = site.Browser();
        var helena = await site.SignedIn(DemoSite.The("Helena"));
        List<Stop> reader = [], admin = [];
        foreach (var door in doors)
        {
            List<(string Address, string Kind)> candidates = door.Pattern.Contains("articles/{id", StringComparison.Ordinal) ? [.. articles.Select(a => (door.Address(a.Id, null, Inside), a.Kind))]
                : door.Pattern.Contains("claims/{id", StringComparison.Ordinal) ? [.. claims.Select(c => (door.Address(c.Id, null, Inside), c.Kind))]
                : door.Pattern.StartsWith("checks/{", StringComparison.Ordinal) || door.Pattern.StartsWith("embed/checks/{", StringComparison.Ordinal) ? [.. checks.Select(c => (door.Address(c.Id, $"{c.Id}-{Uri.EscapeDataString(c.Slug)}", Inside), c.Kind))]
                : door.Pattern == "topics/{slug}" ? [(door.Address(1, names.TopicSlug, Inside), "")]
                : door.Pattern == "people/{slug}" ? [(door.Address(1, names.ClaimantSlug, Inside), "")]
                : door.Pattern.StartsWith("articles/{address", StringComparison.Ordinal) ? [(ArticlePage.PathOf(quoted.ArticleId!.Value, quoted.Title), "")]
                : [(door.Address(1, null, Inside), "")];
            // The desk of a claim, an article and a check: one of each kind. Anything else: the first that is there.
            var isThing = door.Pattern is "desk/{team}/articles/{id:int}" or "desk/{team}/claims/{id:int}" || door.Pattern.StartsWith("checks/{address", StringComparison.Ordinal) || door.Pattern.StartsWith("embed/", StringComparison.Ordinal);
            HashSet<string> seen = [];
            foreach (var (address, kind) in candidates)
            {
                if (seen.Contains(isThing ? kind : "")) continue;
                var page = await (door.IsOpen ? nobody : helena).Get(address);
                if (page.Status is not (HttpStatusCode.OK or HttpStatusCode.Forbidden)) continue;
                door.IsReached = true;
                if (!page.Text.Contains("<html", StringComparison.Ordinal)) break; // a part of a page, or data
                seen.Add(isThing ? kind : "");
                var stops = door.IsOpen ? reader : admin;
                var name = Named(door.Pattern == "" ? "home" : address);
                stops.Add(new(name, address, (int)page.Status));
                if (door.TakesForm && !NothingToRefuse.Any(door.Pattern.EndsWith) && page.Status == HttpStatusCode.OK)
                    stops.Add(new($"{name}-refused", address, 422, Send(address, MayBeEmpty.Any(door.Pattern.EndsWith))));
            }
        }
        return (reader, admin, doors);

        static bool Mark<T>(MethodInfo action, Type controller) where T : Attribute => (action.GetCustomAttribute<T>() ?? controller.GetCustomAttribute<T>()) is not null;
    }

    async Task<List<Stop>> ReadersByHand()
    {
        var invitation = await Invitation(Role.FactChecker);
        var used = await Invitation(Role.Observer);
        await (await site.SignedIn(await site.Stranger())).Submit(used, new { });
        var person = await site.Stranger("Una Brae");
        await site.Browser().Submit("/account/forgot", new { person.Email });
        var reset = await site.Outbox.LinkTo(person.Email, "/account/reset");
        var withheld = await site.SeedClaim(await site.Seed("Ordered Desk"), ClaimStatus.Published, "The vault is empty.");
        await site.Change(async db =>
        {
            var claim = await db.Claims.WithAllParts().SingleAsync(c => c.Id == withheld, Ct);
            claim.Withdraw(new LegalOrder { OrderedBy = "High Court of Skerrow", Reason = "An injunction until the hearing.", Url = "https://court.example/7" }, site.Now);
            return claim;
        });
        await site.Browser().Submit($"/account/register?invite={invitation.Split('/')[^1]}", new { Name = "Orla Fenwick", Email = "orla@skerry.test", App.Password });
        var confirm = await site.Outbox.LinkTo("orla@skerry.test", "/account/confirm");
        // What a reader wrote, and what is asked by letter.
        var check = await Check(c => c.RetractedAt == null);
        var (number, listening) = (check.Split('/')[^1], "una@skerry.test");
        var sent = await site.Browser().Submit("/suggest", new { Text = "The harbour wall was paid for twice over.", Team = "meridian" });
        var reported = await site.Browser().Submit($"{check}/report", new { Text = "The second table leaves out the winter." });
        await site.Browser().Submit($"/follow?check={number}", new { Email = listening });
        var (asked, end) = (await site.Outbox.LinkTo(listening, "/follow/confirm"), await site.Outbox.LinkTo(listening, "/follow/end"));
        return
        [
            new("suggested", sent.Location!),
            new("reported", reported.Location!),
            new("suggest-checked-already", "/suggest", 422, async page =>
            {
                await page.Locator("[name=Text]").FillAsync(await site.Read(db => db.Claims.Where(c => c.Id == int.Parse(number)).Select(c => c.Facts.Statement).SingleAsync(Ct)));
                await page.Locator("[name=Team]").SelectOptionAsync("meridian");
                return await Posted(page, "/suggest");
            }),
            new("follow", $"/follow?check={number}"),
            new("follow-refused", $"/follow?check={number}", 422, Send("/follow")),
            new("follow-asked", $"/follow?check={number}", 200, async page =>
            {
                await page.Locator("[name=Email]").FillAsync("ewan@skerry.test");
                return await Posted(page, "/follow");
            }),
            new("follow-confirm", asked),
            new("follow-confirmed", asked, 200, async page => await Answer(page, () => page.Locator("main form button").First.ClickAsync())),
            new("follow-link-over", "/follow/confirm/made-up", 410),
            new("follow-end", end),
            new("invitation", invitation),
            new("invitation-over", used, 410),
            new("reset", reset),
            new("reset-refused", reset, 422, Send("/account/reset")),
            new("reset-over", "/account/reset?account=x&token=y", 410),
            new("confirm", confirm),
            new("confirmed", confirm, 200, async page => await Answer(page, () => page.Locator("main form button").First.ClickAsync())),
            new("register-by-invitation", $"/account/register?invite={invitation.Split('/')[^1]}"),
            new("register-refused", $"/account/register?invite={invitation.Split('/')[^1]}", 422, Send("/account/register")),
            new("registered", $"/account/register?invite={invitation.Split('/')[^1]}", 200, async page =>
            {
                await page.Locator("[name=Name]").FillAsync("Ewan Tarr");
                await page.Locator("[name=Email]").FillAsync("ewan@skerry.test");
                await page.Locator("[name=Password]").FillAsync(App.Password);
                return await Answer(page, () => page.Locator("main form button[type=submit]").First.ClickAsync());
            }),
            new("link-sent", "/account/forgot", 200, async page =>
            {
                await page.Locator("[name=Email]").FillAsync("nobody@skerry.test");
                return await Answer(page, () => page.Locator("main form button[type=submit]").First.ClickAsync());
            }),
            new("sign-in-wrong", "/account/sign-in", 422, async page =>
            {
                await page.Locator("[name=Email]").FillAsync("nobody@skerry.test");
                await page.Locator("[name=Password]").FillAsync("not this one");
                return await Answer(page, () => page.Locator("main form button[type=submit]").First.ClickAsync());
            }),
            .. from tongue in new[] { "es", "ar" } from path in new[] { "", "/checks", "/checks?q=zeppelin", check, "/corrections", "/suggest", "/method" }
               select new Stop($"{tongue}-{(path == check ? "check" : Named(path == "" ? "home" : path))}", $"/{tongue}{path}"),
            new("checks-found", "/checks?q=ferry"),
            new("checks-narrowed", "/checks?rating=false&rating=misleading&language=en"),
            new("checks-none", "/checks?q=zeppelin"),
            new("check-compared", $"{await Check(c => c.LiveVersion > 2)}/compare?from=1&to=3"),
            new("check-gone", "/checks/999", 404),
            new("check-withheld", $"/checks/{withheld}", 451),
            new("embed-withheld", $"/embed/checks/{withheld}", 451),
            new("fault-400", "/fault/400", 400),
            new("fault-403", "/fault/403", 403),
            new("fault-409", "/fault/409", 409),
            new("fault-413", "/fault/413", 413),
            new("fault-429", "/fault/429", 429),
            new("fault-500", "/fault/500", 500),
        ];
    }

    async Task<List<Stop>> MembersByHand()
    {
        var article = await site.Read(db => db.Articles.Where(a => a.Revisions.Count > 1).Select(a => a.Id).FirstAsync(Ct));
        var drafted = await site.Read(db => db.Claims.Where(c => c.Status == ClaimStatus.InReview && c.Drafts.Count > 1)
            .Select(c => new { c.Id, Version = c.Drafts.Min(d => d.ClaimVersion) }).FirstAsync(Ct));
        var open = await site.Read(db => db.Claims.Where(c => c.Status == ClaimStatus.Open && c.Team.Slug == "meridian").Select(c => c.Id).FirstAsync(Ct));
        var researched = await site.Read(db => db.Claims.Where(c => c.Status == ClaimStatus.Researching && c.Team.Slug == "meridian").Select(c => c.Id).FirstAsync(Ct));
        var published = await site.Read(db => db.Claims.Where(c => c.Status == ClaimStatus.Published && c.Team.Slug == "meridian").Select(c => c.Id).FirstAsync(Ct));
        var helena = await site.SignedIn(DemoSite.The("Helena"));
        await helena.Submit("/desk/meridian/views/new?from=board&query=owner%3Dme", new { Name = "What is mine", IsPinned = true });
        var view = await site.Read(db => db.SavedViews.Select(v => v.Id).SingleAsync(Ct));
        await helena.Submit($"/desk/meridian/bulk/park?ids={open}&ids={published}", new { Until = "2026-12-24" });
        var job = await site.Read(db => db.Jobs.Select(j => j.Id).SingleAsync(Ct));
        await site.Browser().Submit($"/checks/{published}/report", new { Text = "The second table leaves out the winter." });
        var report = await site.Read(db => db.Tips.Where(t => t.ClaimId == published && t.Kind == TipKind.Error && t.Status == TipStatus.Waiting).Select(t => t.Id).FirstAsync(Ct));
        return
        [
            new("page-looked-at", "/desk/meridian/pages/method", 200, async page =>
            {
                await page.GetByLabel("Text").FillAsync("## New\n\nWe *ask* first.");
                return await Answer(page, () => page.GetByRole(AriaRole.Button, new() { Name = "Look at it first" }).ClickAsync());
            }),
            new("tips-decided", "/desk/meridian/tips?show=decided"),
            new("tip-report", $"/desk/meridian/tips/{report}"),
            new("tip-correct", $"/desk/meridian/tips/{report}/correct"),
            new("tip-correct-refused", $"/desk/meridian/tips/{report}/correct", 422, Send($"/desk/meridian/tips/{report}/correct")),
            new("tip-dismiss", $"/desk/meridian/tips/{report}/decline?because=TextHolds"),
            new("claim-with-report", $"/desk/meridian/claims/{published}"),
            new("board-lanes", "/desk/meridian/board?lanes=topic&sort=due"),
            new("board-did", $"/desk/meridian/board?did={job}"),
            new("claims-narrowed", "/desk/meridian/claims?sort=due&columns=due,sources,claimant&q=ferry"),
            new("claims-none", "/desk/meridian/claims?q=zeppelin"),
            new("view", $"/desk/meridian/views/{view}"),
            new("view-refused", $"/desk/meridian/views/{view}", 422, Send($"/desk/meridian/views/{view}")),
            new("job", $"/desk/meridian/jobs/{job}"),
            new("found", "/desk/meridian/find?q=ferry"),
            new("found-none", "/desk/meridian/find?q=zeppelin"),
            new("palette", "/desk/meridian/board", 200, async page =>
            {
                await page.Locator("html[data-live=live]").WaitForAsync();
                await page.Keyboard.PressAsync("Control+k");
                await page.Keyboard.TypeAsync("a");
                await page.Locator("#palette [id^=found-claim]").First.WaitForAsync();
                return 200;
            }),
            new("palette-none", "/desk/meridian/board", 200, async page =>
            {
                await page.Locator("html[data-live=live]").WaitForAsync();
                await page.Keyboard.PressAsync("Control+k");
                await page.Keyboard.TypeAsync("zeppelin");
                await page.GetByText("Nothing found for").WaitForAsync();
                return 200;
            }),
            new("keys", "/desk/meridian/board", 200, async page =>
            {
                await page.Locator("html[data-live=live]").WaitForAsync();
                await page.Keyboard.PressAsync("?");
                await page.Locator("#keysheet[open]").WaitForAsync();
                return 200;
            }),
            new("keys-changed", "/account/shortcuts", 200, async page =>
            {
                await page.GetByLabel("Search on this page").FillAsync("q");
                return await Answer(page, () => page.Locator("main form button[type=submit]").First.ClickAsync());
            }),
            new("keys-refused", "/account/shortcuts", 422, async page =>
            {
                await page.GetByLabel("Next row").FillAsync("k");
                await page.GetByLabel("Done", new() { Exact = true }).FillAsync("far too long");
                return await Answer(page, () => page.Locator("main form button[type=submit]").First.ClickAsync());
            }),
            new("markup-looked-at", "/desk/meridian/markup", 200, async page =>
            {
                await page.Locator("[name=Markup]").FillAsync("{\n\"@type\": \"ClaimReview\",\n\"url\": \"/pier\"\n}");
                return await Posted(page, "/desk/meridian/markup");
            }),
            new("job-without-file", $"/desk/meridian/jobs/{job}/file", 404),
            new("bulk-decline-chosen", $"/desk/meridian/bulk/decline?ids={open}&ids={published}"),
            new("history-narrowed", "/desk/meridian/history?group=review"),
            new("article-compared", $"/desk/meridian/articles/{article}/compare?from=1&to=2"),
            new("article-before", $"/desk/meridian/articles/{article}?revision=1"),
            new("article-revised-refused", $"/desk/meridian/articles/{article}/revisions/new", 422, async page =>
            {
                await page.Locator("main [name=How][value=Text]").CheckAsync();
                return await Posted(page, $"/desk/meridian/articles/{article}/revisions/new");
            }),
            new("articles-found", "/desk/meridian/articles?q=ferry"),
            new("articles-none", "/desk/meridian/articles?q=zeppelin"),
            new("board-narrowed", "/desk/meridian/board?q=zeppelin"),
            new("vote-for-changes", $"/desk/meridian/claims/{drafted.Id}/votes/new?decision=RequestChanges"),
            new("members-refused", "/desk/meridian/members", 422, Send("/desk/meridian/invitations")),
            new("members-invited", "/desk/meridian/members", 200, async page =>
            {
                await page.Locator("form[action$='/invitations'] [name=ForWhom]").FillAsync("Orla of Radio Skerry");
                return await Answer(page, () => page.Locator("form[action$='/invitations'] button[type=submit]").First.ClickAsync());
            }),
            new("profile-refused", "/account", 422, Send("/account/profile")),
            new("password-refused", "/account", 422, Send("/account/password")),
            new("conflict-verdict", $"/desk/meridian/claims/{drafted.Id}/verdict", 409, async page =>
            {
                await page.Locator("main [name=Version]").EvaluateAsync($"field => field.value = {drafted.Version}");
                await page.Locator("main form:has([name=Version])").First.EvaluateAsync("form => form.querySelectorAll(\"[name^='Was.']\").forEach(was => was.remove())");
                await page.Locator("main [name=Conclusion]").FillAsync("The sum stands in the complaint. The authority has not answered yet.");
                await page.Locator("main [name=Explanation]").FillAsync("The figure comes from the complaint. [1] We have asked the authority for the records.");
                return await Posted(page, $"/desk/meridian/claims/{drafted.Id}/verdict");
            }),
            new("conflict-claim", $"/desk/meridian/claims/{researched}/edit", 409, async page =>
            {
                await page.Locator("main [name=Version]").EvaluateAsync("field => field.value = 0");
                await page.Locator("main [name=Statement]").FillAsync("At least nine cities of Pakistan have bought a Safe City system");
                return await Posted(page, $"/desk/meridian/claims/{researched}/edit");
            }),
            new("not-possible", $"/desk/meridian/claims/{published}/decline", 409),
            new("no-claim", "/desk/meridian/claims/9999", 404),
            new("no-team", "/desk/nowhere/board", 404),
            new("invitation-signed-in", await Invitation(Role.Editor, "fennay-bulletin", "Tom")),
            .. from status in new[] { 400, 403, 409, 413, 429, 500 } select new Stop($"desk-fault-{status}", $"/desk/meridian/fault/{status}", status),
        ];
    }

    // Whoever may only read sees other pages at the same addresses.
    async Task<List<Stop>> ObserversByHand()
    {
        var claims = await site.Read(db => db.Claims.Where(c => c.Team.Slug == "meridian" && (c.Status == ClaimStatus.InReview || c.Status == ClaimStatus.Published)).OrderBy(c => c.Status).Select(c => c.Id).ToListAsync(Ct));
        return
        [
            new("observer-board", "/desk/meridian/board"),
            new("observer-queue", "/desk/meridian/queue"),
            new("observer-claim", $"/desk/meridian/claims/{claims[0]}"),
            new("observer-check", $"/desk/meridian/claims/{claims[^1]}"),
            new("observer-members", "/desk/meridian/members"),
            new("observer-policy", "/desk/meridian/policy"),
            new("observer-articles", "/desk/meridian/articles"),
            new("not-open-to-you", "/desk/meridian/articles/new", 403),
        ];
    }

    async Task<string> Check(System.Linq.Expressions.Expression<Func<Check, bool>> which) => $"/checks/{await site.Read(db => db.Checks.Where(which).Select(c => c.ClaimId).FirstAsync(Ct))}";

    async Task<string> Invitation(Role role, string team = "meridian", string by = "Helena")
    {
        var admin = await site.SignedIn(DemoSite.The(by));
        var page = await admin.Follow(await admin.Submit($"/desk/{team}/members", new { ForWhom = "Orla of Radio Skerry", Role = role, Days = 7 }, $"/desk/{team}/invitations"));
        return new Uri(page.Document.QuerySelector("#invite-link")!.GetAttribute("value")!).PathAndQuery;
    }

    // Sends a form with nothing in it, or with too much, as it goes without script.
    static Func<IPage, Task<int>> Send(string action, bool tooMuch = false) => async page =>
    {
        await page.EvaluateAsync("""
            ([action, text]) => {
              const form = [...document.forms].find(f => f.method == 'post' && new URL(f.action).pathname == action);
              for (const field of form.elements) {
                if (field.type == 'checkbox' || field.type == 'radio') field.checked = false;
                else if (field.matches('textarea, input:not([type=hidden])')) field.value = field.matches('textarea, [type=text], :not([type])') ? text : '';
              }
            }
            """, new object[] { action, tooMuch ? string.Concat(Enumerable.Repeat("Much more than fits. ", 250)) : "" });
        return await Posted(page, action);
    };

    static Task<int> Posted(IPage page, string action) => Answer(page, () => page.EvaluateAsync("""
        action => setTimeout(() => HTMLFormElement.prototype.submit.call([...document.forms].find(f => f.method == 'post' && new URL(f.action).pathname == action)))
        """, action));

    // The page that comes of it, redirects followed.
    static async Task<int> Answer(IPage page, Func<Task> act)
    {
        var loaded = new TaskCompletionSource();
        void Loaded(object? sender, IPage after) => loaded.TrySetResult();
        page.Load += Loaded;
        var answer = await page.RunAndWaitForResponseAsync(act, r => r.Request.IsNavigationRequest && r.Status is < 300 or >= 400);
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(15), Ct);
        page.Load -= Loaded;
        return answer.Status;
    }

    static string Named(string address) => Unfit().Replace(Uri.UnescapeDataString(address.Trim('/')).Replace("desk/meridian/", "", StringComparison.Ordinal), "-").Trim('-');

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Unfit();

    // ---- Looking -----------------------------------------------------------------------------------------------------

    const int Tabs = 3;

    static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Looks at pages as several people, some of them at once.</summary>
    async Task Walk(params (string Who, Person? Person, IReadOnlyList<Stop> Stops)[] walks)
    {
        var stops = new ConcurrentQueue<(string Who, Person? Person, Stop Stop)>(walks.SelectMany(w => w.Stops.Where(s => Only is null || s.Name.Contains(Only, StringComparison.Ordinal)).Select(s => (w.Who, w.Person, s))));
        await Task.WhenAll(Enumerable.Range(0, Tabs).Select(async _ =>
        {
            Dictionary<string, (Visitor WithScript, Visitor Without)> mine = [];
            while (stops.TryDequeue(out var next))
            {
                if (!mine.TryGetValue(next.Who, out var visitors))
                {
                    mine[next.Who] = visitors = (await Come(next.Person), await Come(next.Person, script: false));
                    await visitors.WithScript.Page.AddInitScriptAsync("window.refused = []; document.addEventListener('securitypolicyviolation', e => refused.push(`${e.effectiveDirective} refused ${e.blockedURI} ${e.sample}`))");
                    await visitors.WithScript.Page.AddInitScriptAsync(Axe);
                }
                await Visit(visitors.WithScript, next.Stop);
                if (next.Stop.Step is null) await VisitWithoutScript(visitors.Without, next.Stop);
            }
        }));
    }

    // Signed in without the page for it, which is one of those to look at.
    async Task<Visitor> Come(Person? person, bool script = true)
    {
        var visitor = await site.Visitor(script: script);
        if (person is not null)
            await visitor.Page.Context.AddCookiesAsync((await site.SignedIn(person)).Cookies.Select(c => new Microsoft.Playwright.Cookie { Name = c.Key, Value = c.Value, Url = site.Url }));
        return visitor;
    }

    async Task Visit(Visitor visitor, Stop stop)
    {
        var page = visitor.Page;
        void Found(IEnumerable<string> faults, string look)
        {
            foreach (var fault in faults) _findings.Enqueue(new(fault, stop.Name, look));
        }
        try
        {
            var heard = visitor.Complaints.Count;
            await page.EmulateMediaAsync(new() { ColorScheme = Looks[0].Theme });
            var status = await visitor.Open(stop.Address);
            if (stop.Step is { } step) status = await step(page);
            if (status != stop.Status) Found([$"Answered {status} in place of {stop.Status}"], "");
            Found(await page.EvaluateAsync<string[]>(MissingSheets, SheetsOfSomePages()), "");
            foreach (var look in Looks)
            {
                await page.SetViewportSizeAsync(look.Width, look.Height);
                await page.EmulateMediaAsync(new() { ColorScheme = look.Theme });
                await page.EvaluateAsync("direction => document.documentElement.dir = direction", look.Direction);
                Found(await page.EvaluateAsync<string[]>(Questions, look.Direction == "rtl"), $"{look}");
                if (Pictures is not null)
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{stop.Name}-{look}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
            }
            Found(await page.EvaluateAsync<string[]>("window.refused"), "");
            Found(Complaints(visitor, heard, stop), "");
        }
        catch (Exception problem) when (problem is PlaywrightException or TimeoutException)
        {
            Found([$"Could not be looked at: {problem.Message.Split('\n')[0]}"], "");
        }
    }

    // The classes that stand only in a sheet which not every page for readers loads.
    Dictionary<string, string[]> SheetsOfSomePages()
    {
        var files = site.Services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
        HashSet<string> Classes(string sheet)
        {
            using var css = new StreamReader(files.GetFileInfo($"css/{sheet}.css").CreateReadStream());
            return [.. ClassInCss().Matches(css.ReadToEnd()).Select(m => m.Groups[1].Value)];
        }
        string[] everywhere = [.. Classes("components"), .. Classes("public")];
        return new[] { "check", "lists" }.ToDictionary(sheet => sheet, sheet => Classes(sheet).Except(everywhere).ToArray());
    }

    [GeneratedRegex(@"\.([a-z][\w-]*)")]
    private static partial Regex ClassInCss();

    const string MissingSheets = """
        sheets => {
          const has = name => [...document.styleSheets].some(s => s.href?.includes(`/css/${name}.`));
          return has('public') ? Object.entries(sheets).filter(([name]) => !has(name)).flatMap(([name, classes]) =>
            classes.filter(c => document.getElementsByClassName(c).length > 0).map(c => `Does not load ${name}.css, where .${c} stands`)) : [];
        }
        """;

    async Task VisitWithoutScript(Visitor visitor, Stop stop)
    {
        var heard = visitor.Complaints.Count;
        var status = await visitor.Open(stop.Address);
        if (status != stop.Status) _findings.Enqueue(new($"Answered {status} in place of {stop.Status}", stop.Name, "without script"));
        if (await visitor.Page.Locator("h1").CountAsync() != 1) _findings.Enqueue(new("Has no main heading", stop.Name, "without script"));
        foreach (var complaint in Complaints(visitor, heard, stop)) _findings.Enqueue(new(complaint, stop.Name, "without script"));
    }

    // Chromium reports the status of a page as an error of the page.
    static IEnumerable<string> Complaints(Visitor visitor, int heard, Stop stop) =>
        visitor.Complaints.Skip(heard).Where(c => stop.Status < 400 || !c.Contains($"status of {stop.Status}", StringComparison.Ordinal))
            .Select(c => $"The browser complains: {c[(c.IndexOf(": ", StringComparison.Ordinal) + 2)..]}");

    // Of what a page does wrong only its contrast depends on the theme, and only its places on the direction.
    const string Questions = """
        async isSecondLook => {
          await document.fonts.ready;
          // Colours that go over from one theme into the other would be measured half-way.
          for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
          document.getAnimations().forEach(animation => animation.finish());
          const faults = [];
          const wide = document.documentElement.scrollWidth - innerWidth;
          if (wide > 0) {
            const out = [...document.querySelectorAll('body *')].filter(e => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.right > innerWidth + 1 || r.left < -1) }).pop();
            faults.push(`Is wider than the window: ${out?.outerHTML.slice(0, 200)}`);
          }
          if (document.title.trim() == '') faults.push('Has no title');
          const headings = document.querySelectorAll('h1').length;
          if (headings != 1) faults.push(`Has ${headings} main headings`);
          const options = isSecondLook ? { runOnly: ['color-contrast', 'target-size'] } : { rules: { 'target-size': { enabled: true } } };
          const seen = await axe.run(document, { ...options, resultTypes: ['violations'] });
          for (const rule of seen.violations)
            for (const node of rule.nodes)
              faults.push(`${rule.id}: ${node.html.slice(0, 300)}\n    ${[...node.any, ...node.all, ...node.none].map(c => c.message).join('; ')}`);
          return faults;
        }
        """;
}
