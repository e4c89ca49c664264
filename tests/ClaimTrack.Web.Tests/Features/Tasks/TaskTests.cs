using System.Net;
using System.Text;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;

namespace ClaimTrack.Web.Tests.Features.Tasks;

public sealed class TaskTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_checklist_gives_its_tasks_to_a_claim_and_review_waits_for_them()
    {
        var room = await app.Seed(policy: new() { MinimumSources = 0, PrimarySourceNeeded = false });
        var admin = await app.SignedIn(room.Admin);
        Assert.Contains("team’s checklist", (await admin.Get($"{room.Desk}/policy")).Words);
        var list = $"{room.Desk}/checklist";
        await admin.Submit(list, new { Label = "Was the claimant asked?", Kind = "YesNo", Need = "Review" }, list);
        await admin.Submit(list, new { Label = "Which tone?", Kind = "Choice", Choices = "Dry\nDrier", Need = "Publication" }, list);
        var id = await app.SeedClaim(room);
        var ines = await app.SignedIn(room.FactChecker);
        Assert.Contains("Accepted claims get the 2 tasks", (await ines.Get(room.Claim(id))).Words);
        await ines.Submit(room.Claim(id), new { }, $"{room.Claim(id)}/accept");
        await app.Do(id, room.FactChecker, (c, by) => c.DraftVerdict(c.Rated("false"), DeskSteps.Text("It rose by 19 percent."), by, app.Now));

        var page = await ines.Get(room.Claim(id));
        Assert.Contains("Still to be done: Was the claimant asked?.", page.Words);
        Assert.Contains("0 of 2 done", page.Words);
        Assert.Contains("before review", page.Words);
        var tasks = (await app.ClaimNow(id)).StandingTasks.ToList();

        var wrong = await ines.Post($"{room.Claim(id)}/tasks/{tasks[0].Id}/answer", new { Answer = "Perhaps" });
        Assert.Equal("Answer yes or no.", Assert.Single(wrong.Errors["Answer"]));
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit($"{room.Claim(id)}/tasks/{tasks[0].Id}/answer", new { Answer = "Yes" })).Status);
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(room.Claim(id), new { }, $"{room.Claim(id)}/reviews")).Status);

        // The gate names the other, and leads to it.
        await app.Do(id, room.Editor, (c, by) => c.Vote(by, Decision.Approve, null, 1, app.Now));
        page = await (await app.SignedIn(room.Editor)).Get(room.Claim(id));
        Assert.Equal($"{room.Claim(id)}#tasks", page.Document.QuerySelector("[data-gate=TasksDone] a")!.GetAttribute("href"));
        Assert.NotNull(page.Document.GetElementById("tasks"));
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit($"{room.Claim(id)}/tasks/{tasks[1].Id}/answer", new { Answer = "Drier" })).Status);
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(room.Claim(id), new { }, $"{room.Claim(id)}/tasks/{tasks[1].Id}/reopen")).Status);
        Assert.Contains("1 of 2 done", (await ines.Get(room.Claim(id))).Words);

        // What the checklist makes a condition an editor can waive.
        Assert.Equal(HttpStatusCode.Conflict, (await ines.Post($"{room.Claim(id)}/tasks/{tasks[1].Id}/remove", new { })).Status);
        var tomas = await app.SignedIn(room.Editor);
        Assert.Equal(HttpStatusCode.Found, (await tomas.Submit(room.Claim(id), new { }, $"{room.Claim(id)}/tasks/{tasks[1].Id}/remove")).Status);
        Assert.Contains("1 of 1 done", (await ines.Get(room.Claim(id))).Words);
    }

    [Fact]
    public async Task A_task_is_handed_out_with_a_day_and_is_marked_once_that_is_past()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var ines = await app.SignedIn(room.FactChecker);
        await ines.Submit($"{room.Claim(id)}/tasks/new", new { Label = "Call the harbour master", Kind = "Text", Need = "Nothing" });
        var task = (await app.ClaimNow(id)).Tasks.Single().Id;
        var today = DateOnly.FromDateTime(app.Now.UtcDateTime);

        Assert.Equal("Choose somebody of the team who can do tasks.", Assert.Single((await ines.Post($"{room.Claim(id)}/tasks/{task}/assign", new { AssigneeId = room.Observer.MemberId })).Errors["AssigneeId"]));
        await ines.Submit($"{room.Claim(id)}/tasks/{task}/assign", new { AssigneeId = room.Editor.MemberId, DueOn = today });
        var words = (await ines.Get(room.Claim(id))).Document.GetElementById($"task-{task}")!.TextContent;
        Assert.Contains("Tomas Brandt", words);
        Assert.DoesNotContain("overdue", words);
        await ines.Submit($"{room.Claim(id)}/tasks/{task}/assign", new { DueOn = today.AddDays(-1) });
        Assert.Contains("overdue since", (await ines.Get(room.Claim(id))).Document.GetElementById($"task-{task}")!.TextContent);
    }

    [Fact]
    public async Task A_file_is_handed_out_as_a_download_and_to_nobody_else()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var task = await app.AddTask(id, room.FactChecker, new() { Label = "Scan of the ledger", Kind = TaskKind.File });
        var ines = await app.SignedIn(room.FactChecker);
        var address = $"{room.Claim(id)}/tasks/{task}";

        Assert.Equal("Choose a file.", Assert.Single((await ines.Submit($"{address}/answer", new { })).Errors["File"]));
        var large = await ines.Submit($"{address}/answer", new { File = new Upload("big.pdf", new byte[StoredFile.BytesMax + 1], "application/pdf") });
        Assert.Equal("The file is larger than 10 MB.", Assert.Single(large.Errors["File"]));
        Assert.Equal(HttpStatusCode.NotFound, (await ines.Get($"{address}/file")).Status);
        var name = "..\\..\\<b>“ledger”</b>.html";
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit($"{address}/answer", new { File = new Upload(name, Encoding.UTF8.GetBytes("<script>alert(1)</script>"), "text/html") })).Status);

        var page = await ines.Get(room.Claim(id));
        var link = page.Document.QuerySelector($"#task-{task} a[download]")!;
        Assert.Equal($"{address}/file", link.GetAttribute("href"));
        Assert.Empty(page.Document.QuerySelectorAll("#tasks .todo__a b"));

        using var client = app.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}/file");
        request.Headers.Add("Cookie", string.Join("; ", ines.Cookies.Select(c => $"{c.Key}={c.Value}")));
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("<script>alert(1)</script>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.OK, (await (await app.SignedIn(room.Observer)).Get($"{address}/file")).Status);
        var other = await app.Seed("Other Desk");
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedIn(other.Admin)).Get($"{address}/file")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedIn(other.Admin)).Get($"{other.Claim(id)}/tasks/{task}/file")).Status);
    }

    [Fact]
    public async Task Two_people_who_answer_at_once_are_shown_each_others_answer()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var task = await app.AddTask(id, room.FactChecker, new() { Label = "Who owns the ferry?" });
        var (ines, tomas) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor));
        var address = $"{room.Claim(id)}/tasks/{task}/answer";
        var opened = await ines.Get(address);
        await tomas.Submit(address, new { Answer = "The county" });

        var answer = await ines.Submit(opened, new { Answer = "A bank" });
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Tomas Brandt answered while you were at it: The county", answer.Words);
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(answer, new { })).Status);
        Assert.Equal("A bank", (await app.ClaimNow(id)).Tasks.Single().Answer);
    }

    [Fact]
    public async Task Two_people_who_hand_a_task_out_at_once_are_shown_whose_it_is()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var task = await app.AddTask(id, room.FactChecker, new() { Label = "Who owns the ferry?" });
        var (ines, tomas) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor));
        var address = $"{room.Claim(id)}/tasks/{task}/assign";
        var opened = await ines.Get(address);
        await tomas.Submit(address, new { AssigneeId = room.Editor.MemberId, DueOn = new DateOnly(2030, 1, 2) });

        var answer = await ines.Submit(opened, new { AssigneeId = room.FactChecker.MemberId });
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Somebody handed this task out while you were at it. Now Tomas Brandt does it, until 2 January 2030.", answer.Words);
        Assert.Equal(room.Editor.MemberId, (await app.ClaimNow(id)).Tasks.Single().AssigneeId);
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(answer, new { })).Status);
        Assert.Equal(room.FactChecker.MemberId, (await app.ClaimNow(id)).Tasks.Single().AssigneeId);
    }

    [Fact]
    public async Task A_file_of_the_same_name_is_another_file()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var task = await app.AddTask(id, room.FactChecker, new() { Label = "Scan of the ledger", Kind = TaskKind.File });
        var (ines, tomas) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor));
        var address = $"{room.Claim(id)}/tasks/{task}/answer";
        var opened = await ines.Get(address);
        Upload Scan(string words) => new("scan.pdf", Encoding.UTF8.GetBytes(words), "application/pdf");
        await tomas.Submit(address, new { File = Scan("page 1") });
        var first = (await app.ClaimNow(id)).Tasks.Single().FileId;
        var second = await tomas.Get(address);

        Assert.Equal(HttpStatusCode.Conflict, (await ines.Submit(opened, new { File = Scan("page 2") })).Status);
        Assert.Equal(first, (await app.ClaimNow(id)).Tasks.Single().FileId);

        // Who has seen the first replaces it; who has not seen the second, though it is called the same, does not.
        var reopened = await ines.Get(address);
        Assert.Equal(HttpStatusCode.Found, (await tomas.Submit(second, new { File = Scan("page 3") })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await ines.Submit(reopened, new { File = Scan("page 4") })).Status);
    }

    [Fact]
    public async Task The_checklist_is_kept_by_admins_and_read_by_all()
    {
        var room = await app.Seed();
        var (first, second) = (await app.AddLine(room, "Ask the claimant"), await app.AddLine(room, "Keep copies"));
        var admin = await app.SignedIn(room.Admin);
        var list = $"{room.Desk}/checklist";

        Assert.Equal(HttpStatusCode.Found, (await admin.Submit(list, new { Up = "true" }, $"{list}/{second}/move")).Status);
        var page = await admin.Get(list);
        Assert.Equal([$"line-{second}", $"line-{first}"], page.Document.QuerySelectorAll(".todo > li").Select(l => l.Id));
        var opened = await admin.Get($"{list}/{first}/edit");
        Assert.Equal(HttpStatusCode.Found, (await admin.Submit(opened, new { Label = "Ask the claimant in writing" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Submit(opened, new { Label = "Ask the claimant by phone" })).Status);
        Assert.Equal(HttpStatusCode.Found, (await admin.Submit(list, new { }, $"{list}/{second}/retire")).Status);
        var refused = await admin.Submit(list, new { Label = "Which?", Kind = "Choice", Choices = "Only one" }, list);
        Assert.Equal("Write 2 to 12 choices, one on each line.", Assert.Single(refused.Errors["Choices"]));

        var read = await (await app.SignedIn(room.Observer)).Get(list);
        Assert.Contains("Ask the claimant in writing", read.Words);
        Assert.DoesNotContain("Keep copies", read.Words);
        Assert.Empty(read.Document.QuerySelectorAll("main form"));
    }
}
