using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Site;

/// <summary>Seals bytes with AES-256-GCM by the newest secret, and opens what any of the secrets has sealed.</summary>
internal sealed class KeySecrets
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int NameBytes = 8;
    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("GasOrleans.WebClient.Keys");

    private readonly IReadOnlyList<(string Name, byte[] Secret)> secrets;

    public KeySecrets(IOptions<KeysOptions> options)
        => secrets = [.. options.Value.Secrets.Select(Convert.FromBase64String).Select(secret => (NameOf(secret), secret))];

    /// <summary>The name of the secret, and the sealed bytes: nonce, tag, cipher text.</summary>
    public (string Name, byte[] Sealed) Seal(ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(secrets[0].Secret, TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes), Purpose);
        return (secrets[0].Name, sealedBytes);
    }

    public byte[] Open(string name, ReadOnlySpan<byte> sealedBytes)
    {
        var known = secrets.FirstOrDefault(one => one.Name == name).Secret
            ?? throw new CryptographicException($"A key was sealed with the secret {name}, which is none of Keys:Secrets. Sessions that it protects are lost until that secret is back.");
        if (sealedBytes.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("A sealed key is cut short.");
        }

        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(known, TagBytes);
        aes.Decrypt(sealedBytes[..NonceBytes], sealedBytes[(NonceBytes + TagBytes)..], sealedBytes.Slice(NonceBytes, TagBytes), plain, Purpose);
        return plain;
    }

    private static string NameOf(byte[] secret) => Convert.ToHexStringLower(SHA256.HashData([.. Purpose, .. secret]).AsSpan(0, NameBytes));
}
