namespace ClaimTrack.Domain.Tests;

/// <summary>Articles and their revisions.</summary>
public sealed class ArticleStories : Story
{
    [Fact]
    public void A_new_article_has_its_first_revision()
    {
        var article = Given.Article(Team, "Mayor praises bridge");

        Assert.Equal((1, "The bridge cost ten million.", RevisionOrigin.Pasted, Ana), (article.Latest.Number, article.Latest.Text, article.Latest.Origin, article.Latest.By));
        Assert.Equal("Mayor praises bridge", Then.HistorySays(article.Events, EventKind.ArticleAdded, by: Ana).Note);
    }

    [Fact]
    public void Revisions_are_numbered_and_earlier_ones_stay_as_they_were()
    {
        var article = Given.Article(Team);
        var first = Then.Snapshot(article.Revisions[0]);

        article.Revise("The bridge cost fourteen million.", "p", "hash-of-2", RevisionOrigin.Fetched, Finn, Later);

        Assert.Equal([1, 2], article.Revisions.Select(r => r.Number));
        Assert.Equal(("The bridge cost fourteen million.", RevisionOrigin.Fetched, Finn, Later), (article.Latest.Text, article.Latest.Origin, article.Latest.By, article.Latest.TakenAt));
        Assert.Equal("2", Then.HistorySays(article.Events, EventKind.ArticleRevised, by: Finn).Note);
        Assert.Equal(first, Then.Snapshot(article.Revisions[0]));
    }

    [Fact]
    public void The_same_text_again_is_no_revision()
    {
        var article = Given.Article(Team);

        var refusal = Then.Refused(article, Rule.NothingChanged, () => article.Revise("The bridge cost ten million.", "p", "hash-of-1", RevisionOrigin.Fetched, Finn, Later));

        Assert.Equal("The text is the same as in revision 1. No new revision was made.", refusal.Sentence);
    }

    [Fact]
    public void A_text_that_comes_back_after_another_is_a_revision()
    {
        var article = Given.Article(Team);
        article.Revise("Retracted.", "p", "hash-of-2", RevisionOrigin.Fetched, Finn, Later);

        article.Revise("The bridge cost ten million.", "p", "hash-of-1", RevisionOrigin.Fetched, Finn, Later);

        Assert.Equal(3, article.Latest.Number);
    }

    [Fact]
    public void An_edit_lists_the_fields_it_changed()
    {
        var article = Given.Article(Team, "Mayor praises bridge");

        article.Edit(article.Facts with { Title = "Mayor praises new bridge", Byline = "C. Reporter" }, Finn, Later);

        Assert.Equal([new("Title", "Mayor praises bridge", "Mayor praises new bridge"), new("Byline", null, "C. Reporter")],
            Then.HistorySays(article.Events, EventKind.ArticleEdited, by: Finn).Changes);
        Then.NothingHappens(article, () => article.Edit(article.Facts with { }, Finn, Later));
    }

    [Fact]
    public void An_observer_keeps_no_articles()
    {
        var article = Given.Article(Team);

        Assert.Equal(Rule.RoleTooLow, Assert.Throws<RefusedException>(() =>
            new Article(article.Facts, "Text", "p", "hash", RevisionOrigin.Pasted, Otto, Noon)).Refusal.Rule);
        Then.Refused(article, Rule.RoleTooLow, () => article.Revise("Other", "p", "hash-of-2", RevisionOrigin.Pasted, Otto, Noon));
        Then.Refused(article, Rule.RoleTooLow, () => article.Edit(article.Facts with { Title = "Other" }, Otto, Noon));
    }
}
