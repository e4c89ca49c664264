namespace ClaimTrack.Text.Tests;

public class PastedTests
{
    static string Lines(params string[] lines) => string.Join("\n\n", lines);

    [Fact]
    public void A_syndicated_copy_with_all_its_furniture_gives_the_article_and_nothing_else()
    {
        var article = ArticleExtractor.FromPasted(Lines([
            "Council Votes to Rebuild ‘Leaking’ Harbour Wall", "Nine Lives. The Cat Network\nThe Harbour Courier Logo", .. Stories.Harbour,
            "By\u00A0 Mia Tolland", "Read Full Article on TheHarbourCourier.example", "Contact Your Elected Officials\nThe Quiet Observer\nThe Quiet Observerhttps://www.quiet-observer.example/\nThe goal of THE QUIET OBSERVER is to bring views of every kind to readers of every kind, in a way that makes them think twice.",
            "Stone and Water", "The tide comes in twice a day and nobody asks...", "Ferry Runs Aground Off North Cape", "Last month the ferry that serves the islands ran onto a sandbank with ninety people aboard.", "spot_img", "Related Articles"]));
        Assert.Equal("Council Votes to Rebuild ‘Leaking’ Harbour Wall", article.Title);
        Assert.Equal("Mia Tolland", article.Byline);
        Assert.Equal("The Harbour Courier", article.Publisher);
        Assert.Equal("en", article.Language);
        Assert.Equal(string.Join('\n', Stories.Harbour), article.Text.Plain);
        Assert.Equal("pppppp", article.Text.Blocks);
    }

    [Fact]
    public void A_publisher_no_line_spells_is_named_by_its_site()
    {
        var article = ArticleExtractor.FromPlainText(Lines(["Harbour wall to be rebuilt soon", .. Stories.Harbour, "Read the original article at harbourcourier.example"]));
        Assert.Equal("harbourcourier.example", article.Publisher);
    }

    [Fact]
    public void Menus_above_the_title_and_buttons_inside_the_body_are_left_out()
    {
        var article = ArticleExtractor.FromPlainText(string.Join('\n', [
            "Skip to content", "Menu", "Home | World | Sport | Culture", "Log in", "Harbour wall to be rebuilt by spring", "By Mia Tolland and Ben Ode | Staff", "Published 5 March 2026",
            "Share on Facebook", .. Stories.Harbour[..2], "Advertisement", Stories.Harbour[2], "What it will cost", .. Stories.Harbour[3..], "Related Articles", "Ferry aground", "Crane sold abroad"]));
        Assert.Equal("Harbour wall to be rebuilt by spring", article.Title);
        Assert.Equal("Mia Tolland and Ben Ode", article.Byline);
        Assert.Equal(new DateOnly(2026, 3, 5), article.PublishedOn);
        Assert.Equal([.. Stories.Harbour[..3], "What it will cost", .. Stories.Harbour[3..]], article.Text.Plain.Split('\n'));
        Assert.Equal("ppphppp", article.Text.Blocks);
    }

    [Fact]
    public void Links_in_the_middle_do_not_end_the_article()
    {
        var article = ArticleExtractor.FromPlainText(Lines(["Harbour wall to be rebuilt", .. Stories.Harbour[..3], "Related Articles", "Ferry runs aground", .. Stories.Harbour[3..]]));
        Assert.Equal(string.Join('\n', Stories.Harbour), article.Text.Plain);
    }

    [Fact]
    public void A_list_of_other_headlines_ends_it_even_without_a_heading()
    {
        var article = ArticleExtractor.FromPlainText(Lines(["Harbour wall to be rebuilt", .. Stories.Harbour,
            "Ferry Runs Aground", "Ninety people were aboard when the ferry...", "Crane Sold Abroad", "The old crane will be shipped...", "Bridge Closed Again", "Cars must go round by the mill..."]));
        Assert.Equal(string.Join('\n', Stories.Harbour), article.Text.Plain);
    }

    [Fact]
    public void Lines_wrapped_at_a_fixed_width_become_whole_paragraphs()
    {
        var wrapped = Stories.Harbour.Select(paragraph => Wrapped(paragraph, 72));
        var article = ArticleExtractor.FromPlainText("Harbour wall to be rebuilt\n\n" + string.Join("\n\n", wrapped));
        Assert.Equal(string.Join('\n', Stories.Harbour), article.Text.Plain);
    }

    [Fact]
    public void One_line_without_a_full_stop_is_kept_as_it_is()
    {
        var article = ArticleExtractor.FromPlainText("The wall will cost 38 million crowns");
        Assert.Null(article.Title);
        Assert.Equal("The wall will cost 38 million crowns", article.Text.Plain);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n\u200B\n ")]
    public void Nothing_pasted_is_nothing_read(string text) => Assert.Equal(ArticleText.Empty, ArticleExtractor.FromPasted(text).Text);

    [Fact]
    public void Pasted_markup_is_known_by_its_elements_and_a_less_than_sign_is_not_markup()
    {
        Assert.Equal(Stories.Harbour[0], ArticleExtractor.FromPasted($"<p>{Stories.Harbour[0]}</p>").Text.Plain);
        var text = "If a<b and b>c then the council, by its own rule, must vote again on the wall.";
        Assert.Equal(text, ArticleExtractor.FromPasted(text).Text.Plain);
    }

    [Fact]
    public void A_hundred_thousand_characters_of_one_line_are_one_paragraph()
    {
        var line = string.Concat(Enumerable.Repeat("And so it went on, ", 5_300)) + "until it ended.";
        Assert.Equal(line, ArticleExtractor.FromPlainText(line).Text.Plain);
    }

    [Fact]
    public void Chinese_paragraphs_are_recognised_without_spaces_or_Latin_full_stops()
    {
        string[] body = ["市议会周二投票决定重建东部港口的防波堤，该防波堤自去年冬天的风暴以来一直漏水。", "工程师表示四百一十二米的堤墙不安全，维修费用约为三千八百万克朗，需要四年时间。"];
        var article = ArticleExtractor.FromPlainText("议会决定重建港口防波堤\n\n" + string.Join("\n\n", body));
        Assert.Equal("议会决定重建港口防波堤", article.Title);
        Assert.Equal(string.Join('\n', body), article.Text.Plain);
        Assert.Equal("zh", article.Language);
    }

    static string Wrapped(string paragraph, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in paragraph.Split(' '))
        {
            if (lines[^1].Length + 1 + word.Length > width) lines.Add("");
            lines[^1] += lines[^1].Length == 0 ? word : $" {word}";
        }
        return string.Join('\n', lines);
    }
}
