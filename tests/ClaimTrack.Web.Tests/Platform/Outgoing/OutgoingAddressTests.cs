using ClaimTrack.Web.Platform.Outgoing;

namespace ClaimTrack.Web.Tests.Platform;

public class OutgoingAddressTests
{
    static readonly int[] Usual = [80, 443];

    [Theory]
    [InlineData("https://example.org/", "https://example.org/")]
    [InlineData("http://example.org", "http://example.org/")]
    [InlineData("HTTPS://Example.ORG/Path?q=1#part", "https://example.org/Path?q=1#part")]
    [InlineData("http://example.org:80/", "http://example.org/")]
    [InlineData("https://example.org:443/a@b", "https://example.org/a@b")]
    [InlineData("https://example.org/?to=a@b.example", "https://example.org/?to=a@b.example")]
    [InlineData("https://пример.испытание/статья", "https://xn--e1afmkfd.xn--80akhbyknj4f/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F")]
    [InlineData("https://example.org/صفحة", "https://example.org/%D8%B5%D9%81%D8%AD%D8%A9")]
    [InlineData("https://8.8.8.8/", "https://8.8.8.8/")]
    [InlineData("https://[2606:4700:4700::1111]/", "https://[2606:4700:4700::1111]/")]
    public void The_address_of_a_page_is_taken(string address, string means)
    {
        var uri = OutgoingAddress.Parse(address, Usual);
        Assert.NotNull(uri);
        Assert.Equal(means, new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData(""), InlineData("example.org"), InlineData("/path"), InlineData("//example.org/"), InlineData("?"), InlineData("https"), InlineData("https:")]
    [InlineData("https://"), InlineData("https:///"), InlineData("https:///path"), InlineData("https://?"), InlineData("https://#"), InlineData("https://:80/")]
    [InlineData("http:example.org"), InlineData("http:/example.org"), InlineData("https:example.org/"), InlineData("http:127.0.0.1")]
    [InlineData("file:///etc/passwd"), InlineData("ftp://example.org/"), InlineData("gopher://example.org:80/"), InlineData("ws://example.org/")]
    [InlineData("javascript:alert(1)"), InlineData("javascript://example.org/%0aalert(1)"), InlineData("data:text/html,x"), InlineData("mailto:a@example.org")]
    [InlineData("jar:http://example.org/"), InlineData("view-source:https://example.org/"), InlineData("dict://example.org:80/"), InlineData("ldap://example.org/")]
    [InlineData("unix:/var/run/docker.sock"), InlineData("http+unix://%2Fvar%2Frun%2Fdocker.sock/"), InlineData("blob:https://example.org/1")]
    public void What_is_not_the_address_of_a_page_is_refused(string address) => Assert.Null(OutgoingAddress.Parse(address, Usual));

    [Theory]
    [InlineData("https://user@example.org/"), InlineData("https://user:secret@example.org/"), InlineData("https://@example.org/"), InlineData("https://:@example.org/")]
    [InlineData("https://example.com@127.0.0.1/"), InlineData("https://example.com:80@127.0.0.1/"), InlineData("https://a@b@example.org/")]
    [InlineData("https://example.com%40127.0.0.1@example.org/")]
    public void A_user_in_the_address_is_refused(string address) => Assert.Null(OutgoingAddress.Parse(address, Usual));

    [Theory]
    [InlineData(" https://example.org/"), InlineData("https://example.org/ "), InlineData("https://example.org/a b"), InlineData("https://exa mple.org/")]
    [InlineData("https://example.org/\t"), InlineData("https://example.org/\r\nHost: inner"), InlineData("https://example.org/\0"), InlineData("ht\ntps://example.org/")]
    [InlineData("https://example.org\\@127.0.0.1/"), InlineData("https:\\\\example.org\\"), InlineData("https://example.org/\\..\\"), InlineData("\\\\example.org\\share")]
    [InlineData("https://example.org/\u00a0"), InlineData("https://example.org/\u2028"), InlineData("https://example.org/\u3000x"), InlineData("https://example.org/\u0085")]
    [InlineData("https://example.org/\u007f"), InlineData("https://example.org/\u009f")]
    public void Spaces_backslashes_and_control_characters_are_refused(string address) => Assert.Null(OutgoingAddress.Parse(address, Usual));

    [Theory]
    [InlineData("http://example.org:22/"), InlineData("http://example.org:8080/"), InlineData("https://example.org:6379/"), InlineData("http://example.org:0/")]
    [InlineData("http://example.org:65535/"), InlineData("http://example.org:65536/"), InlineData("http://example.org:-1/"), InlineData("http://example.org:99999999999/")]
    public void Other_ports_are_refused(string address) => Assert.Null(OutgoingAddress.Parse(address, Usual));

    [Fact]
    public void The_operator_adds_ports() => Assert.NotNull(OutgoingAddress.Parse("http://example.org:8080/", [80, 443, 8080]));

    [Fact]
    public void Endless_addresses_and_hosts_are_refused()
    {
        var label = new string('a', 60);
        Assert.NotNull(OutgoingAddress.Parse($"https://{label}.{label}.{label}.{label}.org/", Usual));
        Assert.Null(OutgoingAddress.Parse($"https://{label}.{label}.{label}.{label}.{label}/", Usual));
        Assert.Null(OutgoingAddress.Parse("https://example.org/" + new string('a', OutgoingAddress.MaxLength), Usual));
    }

    [Theory]
    [InlineData("/next", "https://example.org/next"), InlineData("next", "https://example.org/a/next"), InlineData("?p=2", "https://example.org/a/b?p=2")]
    [InlineData("//other.example/x", "https://other.example/x"), InlineData("http://other.example/x", "http://other.example/x")]
    [InlineData("../../..//x", "https://example.org//x")]
    public void A_redirect_may_be_relative(string location, string next) =>
        Assert.Equal(next, OutgoingAddress.Parse(location, Usual, new("https://example.org/a/b"))?.AbsoluteUri);

    [Theory]
    [InlineData(""), InlineData("//user@other.example/"), InlineData("ftp://other.example/"), InlineData("file:///etc/passwd"), InlineData("//other.example:22/")]
    [InlineData("/a b"), InlineData("\\\\other.example\\x"), InlineData("javascript:alert(1)"), InlineData("https://@other.example/"), InlineData("//:80/")]
    public void A_redirect_obeys_the_same_rules(string location) =>
        Assert.Null(OutgoingAddress.Parse(location, Usual, new("https://example.org/a/b")));
}
