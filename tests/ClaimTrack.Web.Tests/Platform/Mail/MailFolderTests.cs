using ClaimTrack.Web.Platform.Mail;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace ClaimTrack.Web.Tests.Platform;

public sealed class MailFolderTests : IDisposable
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("claimtrack-mail-").FullName, "mail");
    readonly FakeTimeProvider _clock = new(new(2026, 3, 9, 14, 5, 6, 789, TimeSpan.Zero));
    readonly MailFolder _mail;

    public MailFolderTests() => _mail = new(_folder, new MailboxAddress("ClaimTrack", "desk@example.org"), _clock);

    [Fact]
    public async Task A_message_becomes_a_file_that_any_mail_program_opens()
    {
        await _mail.SendAsync(new("ana@example.org", "Überprüfung: Fähre", "Guten Tag, Ana!\n\nŁódź, القدس\n.\nEnde"), Ct);
        var message = await Only();
        Assert.Equal("ana@example.org", message.To.ToString());
        Assert.Equal("\"ClaimTrack\" <desk@example.org>", message.From.ToString());
        Assert.Equal("Überprüfung: Fähre", message.Subject);
        Assert.Equal("Guten Tag, Ana!\n\nŁódź, القدس\n.\nEnde", message.TextBody.ReplaceLineEndings("\n"));
        Assert.Equal(new(2026, 3, 9, 14, 5, 6, TimeSpan.Zero), message.Date);
        Assert.EndsWith("@example.org", message.MessageId);
        Assert.Equal("auto-generated", message.Headers[HeaderId.AutoSubmitted]);
    }

    [Fact]
    public async Task Names_sort_in_the_order_of_sending_and_hold_no_address()
    {
        for (var i = 0; i < 20; i++)
        {
            await _mail.SendAsync(new("ana@example.org", $"{i}", ""), Ct);
            if (i % 3 == 0) _clock.Advance(TimeSpan.FromMilliseconds(1));
        }
        var files = Directory.GetFiles(_folder).Order(StringComparer.Ordinal).ToList();
        Assert.All(files, file => Assert.Matches(@"^20260309-140506-\d{3}-\d{6}-[0-9a-f]{32}\.eml$", Path.GetFileName(file)));
        var subjects = new List<string>();
        foreach (var file in files) subjects.Add((await MimeMessage.LoadAsync(file, Ct)).Subject);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), subjects);
    }

    [Fact]
    public async Task Many_at_once_lose_none()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => _mail.SendAsync(new("ana@example.org", $"{i}", ""), Ct)));
        Assert.Equal(50, Directory.GetFiles(_folder, "*.eml").Length);
    }

    [Theory]
    [InlineData("Hello\r\nBcc: eve@evil.example"), InlineData("Hello\nBcc: eve@evil.example"), InlineData("Hello\rBcc: eve@evil.example")]
    [InlineData("Hello\r\n\r\n<script>"), InlineData("Hello\u0085Bcc: eve@evil.example"), InlineData("Hello\u2028Bcc: eve@evil.example"), InlineData("Hello\0Bcc: eve@evil.example")]
    [InlineData("=?utf-8?q?Hello=0D=0ABcc:_eve@evil.example?=")]
    public async Task A_subject_stays_one_line(string subject)
    {
        await _mail.SendAsync(new("ana@example.org", subject, "Text"), Ct);
        var message = await Only();
        Assert.Empty(message.Bcc);
        Assert.Equal("Text", message.TextBody.Trim());
        Assert.DoesNotContain(message.Headers, header => header.Field.Contains("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("\n", message.Subject);
    }

    [Fact]
    public async Task A_text_stays_in_the_body()
    {
        await _mail.SendAsync(new("ana@example.org", "Hello", "Bcc: eve@evil.example\r\n\r\nFrom me\r\n.\r\nRCPT TO:<eve@evil.example>"), Ct);
        var message = await Only();
        Assert.Empty(message.Bcc);
        Assert.StartsWith("Bcc: eve", message.TextBody);
    }

    [Theory]
    [InlineData(""), InlineData("ana"), InlineData("@example.org"), InlineData("ana@"), InlineData("ana@example.org\r\nBcc: eve@evil.example")]
    [InlineData("ana@example.org, eve@evil.example"), InlineData("ana@example.org;eve@evil.example"), InlineData("ana@example.org eve@evil.example")]
    [InlineData("Ana <ana@example.org>"), InlineData("<ana@example.org>"), InlineData("all: ana@example.org, eve@evil.example;"), InlineData("ana@example.org (note)")]
    [InlineData(" ana@example.org"), InlineData("ana@example.org\n"), InlineData("ana@exa mple.org"), InlineData("ana@example.org\0"), InlineData("@relay:ana@example.org")]
    public async Task What_is_not_one_address_gets_no_message(string to)
    {
        var problem = await Assert.ThrowsAsync<MailNotSentException>(() => _mail.SendAsync(new(to, "Hello", "Text"), Ct));
        Assert.Equal("We could not send the e-mail: the address is not one that e-mail can go to.", problem.Message);
        Assert.False(Directory.Exists(_folder));
    }

    [Theory]
    [InlineData("ana@example.org"), InlineData("ana.b+desk@sub.example.org"), InlineData("o'brien@example.org"), InlineData("ána@exämple.org"), InlineData("ана@пример.рф")]
    public async Task One_address_gets_its_message(string to)
    {
        await _mail.SendAsync(new(to, "Hello", "Text"), Ct);
        Assert.Equal(to, (await Only()).To.Mailboxes.Single().Address);
    }

    async Task<MimeMessage> Only() => await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(_folder)), Ct);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);
}
