using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace GasOrleans.WebClient.Site;

/// <summary>Keys are kept sealed: who reads the bucket cannot make cookies.</summary>
internal sealed class KeySealer(KeySecrets secrets) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var (name, bytes) = secrets.Seal(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)));
        return new(new XElement(KeyOpener.Element, new XAttribute(KeyOpener.Secret, name), Convert.ToBase64String(bytes)), typeof(KeyOpener));
    }
}

/// <summary>Opens what <see cref="KeySealer"/> sealed; Data Protection makes it, by its name beside the key.</summary>
internal sealed class KeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public const string Element = "sealed";
    public const string Secret = "secret";

    public XElement Decrypt(XElement encryptedElement)
        => XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<KeySecrets>()
            .Open((string?)encryptedElement.Attribute(Secret) ?? "", Convert.FromBase64String(encryptedElement.Value))));
}
