using System.Collections.Frozen;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Payments;

/// <summary>What is said to somebody who pays where the document has no Prompt of its own. Data only.</summary>
internal static class PaymentTexts
{
    private const string Fallback = "en";

    private static readonly FrozenDictionary<(string Language, PaymentField Field), string> Questions = new Dictionary<(string, PaymentField), string>
    {
        [("en", PaymentField.CardNumber)] = "Please enter your card number.",
        [("en", PaymentField.ExpirationDate)] = "Please enter the expiration date of your card: two digits for the month and two digits for the year.",
        [("en", PaymentField.SecurityCode)] = "Please enter the security code of your card.",
        [("en", PaymentField.PostalCode)] = "Please enter your postal code, then press the pound key.",
        [("en", PaymentField.BankRoutingNumber)] = "Please enter the nine digits of your bank's routing number.",
        [("en", PaymentField.BankAccountNumber)] = "Please enter your bank account number, then press the pound key.",
        [("en", PaymentField.Processing)] = "Thank you. Please wait while your payment is processed.",
        [("de", PaymentField.CardNumber)] = "Bitte geben Sie Ihre Kartennummer ein.",
        [("de", PaymentField.ExpirationDate)] = "Bitte geben Sie das Ablaufdatum Ihrer Karte ein: zwei Ziffern für den Monat und zwei Ziffern für das Jahr.",
        [("de", PaymentField.SecurityCode)] = "Bitte geben Sie die Prüfziffer Ihrer Karte ein.",
        [("de", PaymentField.PostalCode)] = "Bitte geben Sie Ihre Postleitzahl ein und drücken Sie die Rautetaste.",
        [("de", PaymentField.BankRoutingNumber)] = "Bitte geben Sie die neun Ziffern der Routing-Nummer Ihrer Bank ein.",
        [("de", PaymentField.BankAccountNumber)] = "Bitte geben Sie Ihre Kontonummer ein und drücken Sie die Rautetaste.",
        [("de", PaymentField.Processing)] = "Danke. Bitte warten Sie, während Ihre Zahlung bearbeitet wird.",
        [("es", PaymentField.CardNumber)] = "Por favor, introduzca el número de su tarjeta.",
        [("es", PaymentField.ExpirationDate)] = "Por favor, introduzca la fecha de caducidad de su tarjeta: dos cifras para el mes y dos cifras para el año.",
        [("es", PaymentField.SecurityCode)] = "Por favor, introduzca el código de seguridad de su tarjeta.",
        [("es", PaymentField.PostalCode)] = "Por favor, introduzca su código postal y pulse la tecla almohadilla.",
        [("es", PaymentField.BankRoutingNumber)] = "Por favor, introduzca las nueve cifras del número de ruta de su banco.",
        [("es", PaymentField.BankAccountNumber)] = "Por favor, introduzca su número de cuenta y pulse la tecla almohadilla.",
        [("es", PaymentField.Processing)] = "Gracias. Espere mientras se procesa su pago.",
        [("fr", PaymentField.CardNumber)] = "Veuillez saisir le numéro de votre carte.",
        [("fr", PaymentField.ExpirationDate)] = "Veuillez saisir la date d'expiration de votre carte : deux chiffres pour le mois et deux chiffres pour l'année.",
        [("fr", PaymentField.SecurityCode)] = "Veuillez saisir le code de sécurité de votre carte.",
        [("fr", PaymentField.PostalCode)] = "Veuillez saisir votre code postal, puis appuyer sur la touche dièse.",
        [("fr", PaymentField.BankRoutingNumber)] = "Veuillez saisir les neuf chiffres du numéro d'acheminement de votre banque.",
        [("fr", PaymentField.BankAccountNumber)] = "Veuillez saisir votre numéro de compte, puis appuyer sur la touche dièse.",
        [("fr", PaymentField.Processing)] = "Merci. Veuillez patienter pendant le traitement de votre paiement.",
        [("it", PaymentField.CardNumber)] = "Inserisca il numero della sua carta.",
        [("it", PaymentField.ExpirationDate)] = "Inserisca la data di scadenza della sua carta: due cifre per il mese e due cifre per l'anno.",
        [("it", PaymentField.SecurityCode)] = "Inserisca il codice di sicurezza della sua carta.",
        [("it", PaymentField.PostalCode)] = "Inserisca il suo codice postale e prema il tasto cancelletto.",
        [("it", PaymentField.BankRoutingNumber)] = "Inserisca le nove cifre del codice di routing della sua banca.",
        [("it", PaymentField.BankAccountNumber)] = "Inserisca il numero del suo conto e prema il tasto cancelletto.",
        [("it", PaymentField.Processing)] = "Grazie. Attenda mentre il pagamento viene elaborato.",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, (string Nothing, string CardType, string Different, string Wrong)> Complaints =
        new Dictionary<string, (string, string, string, string)>(StringComparer.Ordinal)
        {
            ["en"] = ("Nothing was entered.", "This kind of card is not accepted.", "The two entries are not the same.", "That is not valid."),
            ["de"] = ("Es wurde nichts eingegeben.", "Diese Art von Karte wird nicht angenommen.", "Die beiden Eingaben stimmen nicht überein.", "Das ist nicht gültig."),
            ["es"] = ("No se ha introducido nada.", "Este tipo de tarjeta no se acepta.", "Las dos entradas no coinciden.", "Eso no es válido."),
            ["fr"] = ("Rien n'a été saisi.", "Ce type de carte n'est pas accepté.", "Les deux saisies sont différentes.", "Cela n'est pas valide."),
            ["it"] = ("Non è stato inserito nulla.", "Questo tipo di carta non è accettato.", "I due inserimenti non coincidono.", "Non è valido."),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The usual words.</summary>
    /// <param name="language">Of the document.</param>
    /// <param name="field">What is asked.</param>
    /// <param name="error">Why again.</param>
    public static SayVerb Say(string language, PaymentField field, PaymentError? error)
    {
        var spoken = language.Split('-')[0];
        if (!Complaints.ContainsKey(spoken))
        {
            spoken = Fallback;
        }

        var question = Questions[(spoken, field)];
        return new SayVerb { Text = error is { } wrong ? $"{Complaint(spoken, wrong)} {question}" : question, Language = language };
    }

    private static string Complaint(string language, PaymentError error)
    {
        var words = Complaints[language];
        return error switch
        {
            PaymentError.Timeout => words.Nothing,
            PaymentError.InvalidCardType => words.CardType,
            PaymentError.InputMatchingFailed => words.Different,
            _ => words.Wrong,
        };
    }
}
