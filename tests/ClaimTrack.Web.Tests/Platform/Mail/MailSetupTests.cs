using ClaimTrack.Web.Platform.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClaimTrack.Web.Tests.Platform;

public class MailSetupTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void With_a_server_messages_are_sent()
    {
        using var host = Build("Development", ("Smtp:Host", "mail.example.org"), ("From", "desk@example.org"));
        Assert.IsType<SmtpMail>(host.Services.GetRequiredService<MailSender>());
    }

    [Fact]
    public void While_developing_messages_are_kept()
    {
        using var host = Build("Development");
        var folder = Assert.IsType<MailFolder>(host.Services.GetRequiredService<MailSender>()).Folder;
        Assert.Equal(Path.Combine(host.Services.GetRequiredService<IHostEnvironment>().ContentRootPath, "App_Data", "mail"), folder);
    }

    [Fact]
    public void A_folder_can_be_asked_for_anywhere()
    {
        using var host = Build("Production", ("Folder", "/var/mail/claimtrack"));
        Assert.Equal("/var/mail/claimtrack", Assert.IsType<MailFolder>(host.Services.GetRequiredService<MailSender>()).Folder);
    }

    [Fact]
    public async Task Without_any_of_them_it_says_so()
    {
        using var host = Build("Production");
        await host.StartAsync(Ct);
        var mail = host.Services.GetRequiredService<MailSender>();
        var problem = await Assert.ThrowsAsync<MailNotSentException>(() => mail.SendAsync(new("ana@example.org", "Hello", "Text"), Ct));
        Assert.StartsWith("We could not send the e-mail", problem.Message);
        await host.StopAsync(Ct);
    }

    [Theory]
    [InlineData("From", "nobody"), InlineData("From", ""), InlineData("Smtp:Port", "0"), InlineData("Smtp:Port", "smtp"), InlineData("Smtp:User", "desk"), InlineData("Smtp:Password", "x")]
    [InlineData("Smtp:Security", "Hopefully"), InlineData("Smtp:Timeout", "00:00:00"), InlineData("Smtp:Hots", "mail.example.org"), InlineData("Folder", "mail")]
    public async Task A_mistake_stops_the_start_and_names_itself(string name, string value)
    {
        using var host = Build("Production", [("Smtp:Host", "mail.example.org"), .. name == "From" ? [] : new[] { ("From", "desk@example.org") }, (name, value)]);
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(Ct));
        Assert.Contains(name.Split(':')[^1], problem.ToString());
    }

    [Fact]
    public async Task A_server_needs_an_address_to_send_from()
    {
        using var host = Build("Production", ("Smtp:Host", "mail.example.org"));
        Assert.Contains("Mail:From", (await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(Ct))).Message);
    }

    [Fact]
    public async Task A_password_does_not_travel_in_the_open()
    {
        using var host = Build("Production", ("Smtp:Host", "mail.example.org"), ("From", "desk@example.org"), ("Smtp:User", "desk"), ("Smtp:Password", "x"), ("Smtp:Security", "None"));
        Assert.Contains("in the open", (await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(Ct))).Message);
    }

    static IHost Build(string environment, params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Mail:{setting.Name}", (string?)setting.Value)));
        builder.Services.AddLogging();
        builder.Services.AddMail(builder.Configuration, builder.Environment);
        return builder.Build();
    }
}
