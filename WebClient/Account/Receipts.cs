using System.Security.Cryptography;
using System.Text;
using GasOrleans.Users;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace GasOrleans.WebClient.Account;

/// <summary>Addresses of receipts: whoever was removed cannot sign in to see theirs, and nobody else can make one.</summary>
internal sealed class Receipts(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("GasOrleans.WebClient.Receipts");

    public string Of(UserId user) => WebEncoders.Base64UrlEncode(protector.Protect(Encoding.UTF8.GetBytes(user.ToString())));

    public UserId? Read(string? receipt)
    {
        try
        {
            return UserId.TryParse(Encoding.UTF8.GetString(protector.Unprotect(WebEncoders.Base64UrlDecode(receipt ?? ""))), null, out var user) ? user : null;
        }
        catch (Exception notOurs) when (notOurs is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
