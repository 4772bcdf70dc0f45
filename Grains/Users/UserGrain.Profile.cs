using GasOrleans.Jobs;
using GasOrleans.Notifications;
using Microsoft.Extensions.Logging;

namespace GasOrleans.Users;

/// <summary>What the person says of themselves, and where their mail goes.</summary>
internal sealed partial class UserGrain
{
    private const int LongestWord = 200;
    private const int ProofsADay = 5;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private string? Email => state.Identity?.Email ?? state.Email;

    public async Task<Refusal?> EditAsync(string? name, string? institution, CancellationToken ct)
    {
        var refusal = WhyNot("name", name, state.Identity?.Name) ?? WhyNot("institution", institution, state.Identity?.Institution);
        var edited = state with { Name = Edited(name, state.Name), Institution = Edited(institution, state.Institution) };
        if (refusal is null && edited != state)
        {
            await WriteAsync(edited, ct);
        }

        return refusal;
    }

    public async Task<Refusal?> NameEmailAsync(string address, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sent = state.EmailProofsSent.RemoveAll(at => at <= now - Day);
        if (WhyNotEmail(address, sent.Length) is { } why)
        {
            return new Refusal.Invalid("email", why);
        }

        var key = SecretKey.New();
        await WriteAsync(state with { EmailProof = new(address, SecretKey.Hash(key), now + Day), EmailProofsSent = sent.Add(now) }, ct);
        try
        {
            await mails.ConfirmAsync(address, key, now, ct);
            return null;
        }
        catch (IOException fault)
        {
            LogNotSent(Id, fault);
            return new Refusal.Invalid("email", "The mail to this address could not be sent. Look whether it is right, or try again in a few minutes.");
        }
    }

    public async Task<bool> ConfirmEmailAsync(string key, CancellationToken ct)
    {
        var proven = state.EmailProof is { } proof && proof.EndsAt > clock.GetUtcNow() && SecretKey.AreEqual(SecretKey.Hash(key), proof.KeyHash);
        if (proven)
        {
            await WriteAsync(state with { Email = state.EmailProof!.Address, EmailProof = null }, ct);
        }

        return proven;
    }

    public Task PreferMailAsync(MailKinds wanted, CancellationToken ct)
    {
        var unwanted = MailKinds.All & ~wanted;
        return unwanted == state.UnwantedMail ? Task.CompletedTask : WriteAsync(state with { UnwantedMail = unwanted }, ct);
    }

    public async Task<bool> StopMailAsync(MailKinds kind, string key, CancellationToken ct)
    {
        var known = state.StopKey is { } own && SecretKey.AreEqual(own, key);
        if (known)
        {
            await PreferMailAsync(MailKinds.All & ~state.UnwantedMail & ~kind, ct);
        }

        return known;
    }

    public async Task<MailRecipient?> MailToAsync(MailKinds kind, CancellationToken ct)
    {
        if (Email is null || state.UnwantedMail.HasFlag(kind))
        {
            return null;
        }

        if (state.StopKey is null)
        {
            await WriteAsync(state with { StopKey = SecretKey.New() }, ct);
        }

        return new(Email, Profile().Name, state.StopKey!);
    }

    private static Refusal.Invalid? WhyNot(string field, string? word, string? said) => word switch
    {
        null => null,
        _ when said is not null => new(field, "Your sign-in service says it, so that it cannot be changed here."),
        { Length: > LongestWord } => new(field, $"It has more than {LongestWord} characters; shorten it."),
        _ when word.Any(char.IsControl) => new(field, "It holds control characters."),
        _ => null,
    };

    private static string? Edited(string? word, string? before) => word is null ? before : word.Trim() is { Length: > 0 } some ? some : null;

    private string? WhyNotEmail(string address, int sent) => address switch
    {
        _ when state.Identity?.Email is not null => "Your sign-in service says your address, so that it cannot be changed here.",
        _ when !EmailAddress.IsOne(address) => "This is not an e-mail address, such as ada@example.org.",
        _ when sent >= ProofsADay => "Too many links were sent today. Try again tomorrow.",
        _ => null,
    };

    [LoggerMessage(LogLevel.Warning, "The link that confirms an address of {UserId} could not be sent")]
    private partial void LogNotSent(UserId userId, Exception fault);
}
