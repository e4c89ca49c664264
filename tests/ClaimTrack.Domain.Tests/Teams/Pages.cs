namespace ClaimTrack.Domain.Tests;

/// <summary>What a team tells readers of itself.</summary>
public sealed class Pages : Story
{
    [Fact]
    public void A_page_is_published_anew_and_keeps_what_it_said()
    {
        Assert.Null(Team.Page(PageKind.Method));
        Team.PublishPage(PageKind.Method, "We ask first.", Ada, Noon);
        Team.PublishPage(PageKind.Funding, "Readers pay.", Ada, Noon);
        Team.PublishPage(PageKind.Method, "We ask twice.", Ada, Later);
        Assert.Equal((2, "We ask twice.", Later), (Team.Page(PageKind.Method)!.Number, Team.Page(PageKind.Method)!.Text, Team.Page(PageKind.Method)!.At));
        Assert.Equal((1, "Readers pay."), (Team.Page(PageKind.Funding)!.Number, Team.Page(PageKind.Funding)!.Text));
        Assert.Equal(["We ask first.", "We ask twice."], Team.Pages.Where(p => p.Kind == PageKind.Method).Select(p => p.Text));
        Assert.Equal("published the page “Method”, version 2", EventSentence.Of(Then.HistorySays(Team.Events, EventKind.PagePublished, by: Ada)));
    }

    [Fact]
    public void Only_an_Admin_publishes_a_page_and_never_an_empty_or_unchanged_one()
    {
        Then.Refused(Team, Rule.RoleTooLow, () => Team.PublishPage(PageKind.Team, "Us.", Ben, Noon));
        Then.Refused(Team, Rule.PageUnfit, () => Team.PublishPage(PageKind.Team, "  ", Ada, Noon));
        Then.Refused(Team, Rule.PageUnfit, () => Team.PublishPage(PageKind.Team, new string('x', TeamPage.TextMax + 1), Ada, Noon));
        Team.PublishPage(PageKind.Team, "Us.", Ada, Noon);
        Then.Refused(Team, Rule.NothingChanged, () => Team.PublishPage(PageKind.Team, "Us.", Ada, Later));
    }
}
