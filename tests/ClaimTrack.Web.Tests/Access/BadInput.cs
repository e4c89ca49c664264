using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ClaimTrack.Domain;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Access;

/// <summary>Fills every form of the application with what nobody hopes for: a clear answer, nothing lost, never a fault.</summary>
public sealed class BadInput(Scenes app) : IClassFixture<Scenes>
{
    // The page of the first visit is there only before anybody has an account; SettingUp sends it what is wrong.
    // What is kept while it is typed is sent by script, from the form of the verdict.
    static readonly string[] Elsewhere = ["/setup", "/desk/*/claims/*/verdict/kept"];

    public static TheoryData<Filling> Fillings => [.. Filling.All];

    [Fact]
    public async Task Every_action_that_takes_a_form_is_reached_by_a_form_on_a_page()
    {
        var reached = (await app.Forms()).Select(f => f.Key.Split(' ')[0]).ToHashSet();
        var missed = from door in app.Doors()
                     where door.Method == "POST" && door.Controller.Name != "Error"
                     let route = "/" + string.Join('/', door.Route.PathSegments.Select(s => s.Parts[0] is RoutePatternLiteralPart text ? text.Content : "*"))
                     where !reached.Contains(route) && !Elsewhere.Contains(route)
                     select door.Name;
        Assert.Empty(missed);
    }

    [Theory, MemberData(nameof(Fillings))]
    public async Task What_is_kept_while_it_is_typed_takes_everything_or_says_why_not(Filling filling)
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room, ClaimStatus.Researching);
        var answer = await (await app.SignedIn(room.FactChecker)).Post($"{room.Desk}/claims/{claim}/verdict/kept", new Dictionary<string, object?>
        {
            ["Version"] = filling.Value ?? "0",
            ["Was.Conclusion"] = filling.Text,
            ["Was.Rating"] = filling.Value,
            ["Rating"] = filling.Value,
            ["Headline"] = filling.Text ?? "It rose",
            ["Choices[Headline]"] = filling.Value,
        });
        Assert.Contains((int)answer.Status, new[] { 200, 204, 400, 409, 422 });
    }

    [Theory, MemberData(nameof(Fillings))]
    public async Task Every_form_answers_clearly_and_keeps_what_was_written(Filling filling)
    {
        var forms = await app.Forms();
        var faults = app.Faults.Count;
        List<string> wrong = [];
        foreach (var form in forms)
        {
            try
            {
                await FillIn(form, filling);
            }
            catch (Exception e) when (e is InvalidOperationException or Xunit.Sdk.XunitException)
            {
                wrong.Add($"{form}: {e.Message}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
        Assert.Empty(app.Faults.Skip(faults));
        await Everything_fits_its_column();
    }

    // What the answer complains of is mended as a person would do it, until the rest goes through.
    async Task FillIn(Scenes.Form form, Filling filling)
    {
        var (browser, page, action) = await app.Open(form);
        // A button without fields has nothing to fill in, and is pressed once.
        if (!filling.Fits(page.Form(action)) && filling != Filling.All[0]) return;
        var values = filling.In(page.Form(action));
        for (var tries = 0; tries < 4; tries++)
        {
            var answer = await browser.Submit(page, values, action);
            Clear(answer);
            Harmless(answer);
            if (answer.Status == HttpStatusCode.BadRequest)
            {
                // No browser sends a zero byte, and none has other values than those it was offered.
                Assert.True(filling.Value is not null || filling.Text!.Contains('\0', StringComparison.Ordinal), answer.Words);
                Assert.Equal("The form could not be read", answer.Heading);
                return;
            }
            if (answer.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict) Kept(answer, values, page.Form(action));
            if (answer.Location is not null)
            {
                var next = await browser.Follow(answer);
                Clear(next);
                Harmless(next);
            }
            if (answer.Status != HttpStatusCode.UnprocessableEntity) return;
            Explained(answer, page.Form(action));
            if (Scenes.ActionOf(answer, form.Key) is not { } again) return;
            page = answer;
            action = again;
            var fields = page.Form(action).Elements;
            values = answer.Errors.Where(e => e.Key.Length > 0).SelectMany(e => fields.Where(f => f.GetAttribute("name") == e.Key)).DistinctBy(f => f.GetAttribute("name"))
                .ToDictionary(f => f.GetAttribute("name")!, f => (object?)Mended(f));
            if (values.Count == 0) return;
        }
    }

    static string Mended(IElement field) => field switch
    {
        IHtmlSelectElement select => select.Options.Select(o => o.Value).LastOrDefault() ?? "",
        IHtmlInputElement { Type: "radio" or "checkbox" } box => box.Value,
        _ => Filling.Plain(field),
    };

    static readonly HttpStatusCode[] ClearAnswers =
    [
        HttpStatusCode.OK, HttpStatusCode.Found, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Conflict,
        HttpStatusCode.Gone, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnprocessableEntity,
    ];

    static void Clear(Page answer)
    {
        Assert.True(ClearAnswers.Contains(answer.Status), $"answered {(int)answer.Status}: {answer.Words}");
        Assert.True(answer.Location is not null || answer.Heading.Length > 0 || answer.Document.QuerySelector("turbo-frame, form") is not null, $"answered {(int)answer.Status} without a word");
    }

    static void Harmless(Page answer)
    {
        Assert.DoesNotContain("<script>alert", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<svg/onload", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(answer.Document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.DoesNotContain(answer.Document.QuerySelectorAll("a, form, iframe"), e => (e.GetAttribute("href") ?? e.GetAttribute("action") ?? "").StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
    }

    // Every message of the summary stands beside its field as well, and the summary leads there. Only what is hidden has no place.
    static void Explained(Page answer, IHtmlFormElement form)
    {
        Assert.True(answer.Document.QuerySelector(".error-summary li") is not null, $"no message in {answer.Words}");
        var hidden = form.Elements.OfType<IHtmlInputElement>().Where(e => e.Type == "hidden").Select(e => e.Name ?? "").ToList();
        var beside = answer.Document.QuerySelectorAll("p.error").Select(p => p.TextContent).ToList();
        foreach (var link in answer.Document.QuerySelectorAll(".error-summary a"))
        {
            if (hidden.Exists(name => link.GetAttribute("href")!.EndsWith(name, StringComparison.OrdinalIgnoreCase))) continue;
            Assert.True(answer.Document.GetElementById(link.GetAttribute("href")![1..]) is not null, $"“{link.TextContent}” leads to {link.GetAttribute("href")}, which is nowhere");
            Assert.True(beside.Exists(text => text.Contains(link.TextContent, StringComparison.Ordinal)), $"“{link.TextContent}” stands beside no field");
        }
    }

    static void Kept(Page answer, Dictionary<string, object?> values, IHtmlFormElement form)
    {
        var shown = answer.Document.QuerySelectorAll("input, textarea").Select(e => Visible(e is IHtmlTextAreaElement area ? area.Value : e.GetAttribute("value")))
            .Append(Visible(answer.Document.Body!.TextContent)).ToList();
        foreach (var field in form.Elements.Where(e => Filling.TakesText(e) && e is not IHtmlInputElement { Type: "password" }))
        {
            var typed = Visible(values.GetValueOrDefault(field.GetAttribute("name") ?? "") as string);
            if (typed.Length > 0) Assert.True(shown.Exists(text => text.Contains(typed, StringComparison.Ordinal)), $"{(int)answer.Status} lost {field.GetAttribute("name")}: {(typed.Length > 60 ? typed[..60] + "…" : typed)}");
        }
    }

    // Control characters, code points that are no characters, what a page shows in their place, and what a line end is made of are nobody's text.
    static string Visible(string? text)
    {
        var visible = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
            if (!Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune) && rune != Rune.ReplacementChar && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF)) visible.Append(rune.ToString());
        return visible.ToString().Normalize();
    }

    // SQLite takes any length; SQL Server would answer with a fault.
    async Task Everything_fits_its_column() => await app.Read(async db =>
    {
        var columns = from table in db.Model.GetRelationalModel().Tables
                      from column in table.Columns
                      let max = column.PropertyMappings.Select(m => m.Property.GetMaxLength()).Max()
                      where max is not null
                      select (table.Name, column.Name, max.Value);
        foreach (var (table, column, max) in columns)
        {
            // Half as many code points are at most as many UTF-16 units.
            var query = $"SELECT \"{column}\" AS \"Value\" FROM \"{table}\" WHERE length(\"{column}\") > {max / 2}";
            foreach (var text in await db.Database.SqlQueryRaw<string>(query).ToListAsync(TestContext.Current.CancellationToken))
                Assert.True(text.Length <= max, $"{table}.{column} holds {text.Length} characters, and {max} fit");
        }
        return 0;
    });
}
